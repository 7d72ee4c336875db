package org.linstock.nn;

/**
 * How a pooling window slides: side by side (the stride is the kernel), padding 0, dilation 1,
 * whole windows only, padding counted in means, unless set. Immutable; each setter returns a
 * changed copy. A setting takes one number for all axes or one for each.
 *
 * <pre>{@code new MaxPool2d(3, new PoolOptions().stride(2).padding(1).ceilMode(true))}</pre>
 */
public final class PoolOptions {
  private int[] stride;
  private int[] padding = {0};
  private int[] dilation = {1};
  private boolean ceilMode;
  private boolean countIncludePad = true;
  private int divisorOverride;

  public PoolOptions() {}

  private PoolOptions(PoolOptions o) {
    stride = o.stride;
    padding = o.padding;
    dilation = o.dilation;
    ceilMode = o.ceilMode;
    countIncludePad = o.countIncludePad;
    divisorOverride = o.divisorOverride;
  }

  /** Steps between windows. */
  public PoolOptions stride(int... steps) {
    PoolOptions copy = new PoolOptions(this);
    copy.stride = steps.clone();
    return copy;
  }

  /** Padding on both sides, at most half of the window; zeros for means, never a maximum. */
  public PoolOptions padding(int... sizes) {
    PoolOptions copy = new PoolOptions(this);
    copy.padding = sizes.clone();
    return copy;
  }

  /** Steps between the positions of one window; of maxima only. */
  public PoolOptions dilation(int... steps) {
    PoolOptions copy = new PoolOptions(this);
    copy.dilation = steps.clone();
    return copy;
  }

  /** Whether a last window may reach over the end. */
  public PoolOptions ceilMode(boolean wanted) {
    PoolOptions copy = new PoolOptions(this);
    copy.ceilMode = wanted;
    return copy;
  }

  /** Whether padding counts in the divisor of a mean. */
  public PoolOptions countIncludePad(boolean wanted) {
    PoolOptions copy = new PoolOptions(this);
    copy.countIncludePad = wanted;
    return copy;
  }

  /** What to divide sums by, whatever the window's size; of means over images only. */
  public PoolOptions divisorOverride(int divisor) {
    PoolOptions copy = new PoolOptions(this);
    copy.divisorOverride = Windows.positive("pooling", "divisor_override", divisor);
    return copy;
  }

  /** Null for the kernel size. */
  public int[] stride() {
    return stride == null ? null : stride.clone();
  }

  public int[] padding() {
    return padding.clone();
  }

  public int[] dilation() {
    return dilation.clone();
  }

  public boolean ceilMode() {
    return ceilMode;
  }

  public boolean countIncludePad() {
    return countIncludePad;
  }

  /** 0 for none. */
  public int divisorOverride() {
    return divisorOverride;
  }
}
