package org.linstock.kernels;

/** The geometry of a convolution or pooling over height and width. */
public record Window(Axis h, Axis w) {
  /** An axis on which nothing happens, for the height of signals. */
  public static final Axis NONE = new Axis(1, 1, 0, 0, 1);

  /**
   * The geometry along one axis.
   *
   * @param kernel positions of the window
   * @param stride steps between windows
   * @param before padding before the first element
   * @param after padding after the last element
   * @param dilation steps between the positions of one window
   */
  public record Axis(int kernel, int stride, int before, int after, int dilation) {
    /** What a window reaches over: {@code dilation·(kernel − 1) + 1}. */
    public long span() {
      return dilation * (kernel - 1L) + 1;
    }

    /** How many windows fit: {@code ⌊(size + before + after − span) / stride⌋ + 1}. */
    public long outputs(long size) {
      return Math.floorDiv(size + before + after - span(), (long) stride) + 1;
    }

    /**
     * How many windows there are when the last one may reach over the end, as long as it begins
     * within the image or the padding before it.
     */
    public long outputsRoundedUp(long size) {
      long outputs = -Math.floorDiv(span() - size - before - after, (long) stride) + 1;
      return (outputs - 1) * stride >= size + before ? outputs - 1 : outputs;
    }

    /** The size whose windows are {@code outputs} in number, before any output padding. */
    public long inputs(long outputs) {
      return (outputs - 1) * stride - before - after + span();
    }
  }
}
