package org.linstock.kernels;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;

/**
 * Makes MLlib, where it runs in the same process, use the OpenBLAS that is loaded here. Left alone
 * it opens the system's libblas; where that is a thin library over another version of OpenBLAS, the
 * loader joins it to the one here, of the same name, and the next product ends the process.
 */
final class SharedBlas {
  private static final String LIBRARY = "libopenblas.so.0";
  private static final List<String> PARTS =
      List.of("dev.ludovic.netlib.blas.nativeLib", "dev.ludovic.netlib.lapack.nativeLib");

  private SharedBlas() {}

  /** Names the library in the system properties that MLlib's reads, where they are not set. */
  static void announce() {
    String loaded = Loader.load(openblas.class);
    Path library = loaded == null ? null : Path.of(loaded).resolveSibling(LIBRARY);
    if (library == null || !Files.exists(library)) {
      return; // Not Linux: MLlib has no native library there.
    }
    for (String part : PARTS) {
      if (System.getProperty(part) == null && System.getProperty(part + "Path") == null) {
        System.setProperty(part + "Path", library.toString());
      }
    }
  }
}
