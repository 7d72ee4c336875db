package org.linstock.kernels;

/**
 * The geometry of a convolution or pooling over height and width.
 *
 * @param kernelH rows of the window
 * @param kernelW columns of the window
 * @param strideH rows between windows
 * @param strideW columns between windows
 * @param padH rows of padding above and below
 * @param padW columns of padding left and right
 */
public record Window(int kernelH, int kernelW, int strideH, int strideW, int padH, int padW) {
  /** {@code floor((size + 2·pad − kernel) / stride) + 1}, for the height. */
  public long outH(long height) {
    return Math.floorDiv(height + 2L * padH - kernelH, strideH) + 1;
  }

  /** {@code floor((size + 2·pad − kernel) / stride) + 1}, for the width. */
  public long outW(long width) {
    return Math.floorDiv(width + 2L * padW - kernelW, strideW) + 1;
  }
}
