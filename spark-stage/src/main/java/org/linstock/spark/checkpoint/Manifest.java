package org.linstock.spark.checkpoint;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The length and SHA-256 of every file of a round.
 *
 * @param formatVersion of this file
 * @param files by file name
 */
record Manifest(int formatVersion, Map<String, Entry> files) {
  static final int FORMAT = 1;

  /**
   * One file.
   *
   * @param length bytes
   * @param sha256 64 hexadecimal digits
   */
  record Entry(long length, String sha256) {}

  Manifest {
    files = files == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(files));
  }
}
