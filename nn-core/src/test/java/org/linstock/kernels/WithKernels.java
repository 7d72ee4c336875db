package org.linstock.kernels;

/** Runs a test on a chosen implementation of the kernels. */
public final class WithKernels {
  private WithKernels() {}

  /** On ND4J's ops alone, as on CUDA. */
  public static void nd4j(Runnable test) {
    Kernels before = Kernels.get();
    Kernels.use(new Nd4jKernels());
    try {
      test.run();
    } finally {
      Kernels.use(before);
    }
  }
}
