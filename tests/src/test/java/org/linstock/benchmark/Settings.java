package org.linstock.benchmark;

import java.nio.file.Path;

/**
 * What a benchmark is told.
 *
 * @param results the folder for its files
 * @param tests the folder of this Maven module
 */
record Settings(Path results, Path tests) {
  /** The one work to be measured ({@code -Dbenchmark.work}); empty: all of them. */
  String work() {
    return System.getProperty("benchmark.work", "");
  }

  /** The folder of Fashion-MNIST's files ({@code -Dbenchmark.data}). */
  Path data() {
    String folder = System.getProperty("benchmark.data", "");
    if (folder.isEmpty()) {
      throw new IllegalArgumentException(
          "benchmark: no data; give the folder of Fashion-MNIST's four IDX files with -Dbenchmark.data");
    }
    return Path.of(folder);
  }

  /** The Maven module of a peer. */
  Path peer(String name) {
    return tests.resolve("peers").resolve(name);
  }

  /** The folder of the Python scripts. */
  Path scripts() {
    return tests.resolve("src/test/python");
  }
}
