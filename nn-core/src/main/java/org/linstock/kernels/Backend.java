package org.linstock.kernels;

/** What the numbers are computed with, for logs and for the provenance of a checkpoint. */
public final class Backend {
  private Backend() {}

  /** Starts the backend if it is not running, checks its BLAS, and names it. */
  public static String describe() {
    return Kernels.get().describe();
  }
}
