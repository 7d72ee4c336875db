package org.linstock.kernels;

import org.bytedeco.javacpp.Pointer;

/** What the numbers are computed with, for logs and for the provenance of a checkpoint. */
public final class Backend {
  private Backend() {}

  /** Bytes that JavaCPP lets this process have in native arrays. */
  public static long maxBytes() {
    return Pointer.maxBytes();
  }

  /** Starts the backend if it is not running, checks its BLAS, and names it. */
  public static String describe() {
    return Kernels.get().describe();
  }
}
