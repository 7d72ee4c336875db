package org.linstock.nn;

import org.linstock.tensor.Tensor;

/**
 * A {@link BatchNorm1d} whose number of features is that of the first batch it sees; from then on
 * it is a {@code BatchNorm1d}, also in print.
 */
public final class LazyBatchNorm1d extends BatchNorm1d {
  public LazyBatchNorm1d() {
    this(1e-5, 0.1, true, true);
  }

  /** As the settings of {@link BatchNorm1d}; at least one of the last two must be true. */
  public LazyBatchNorm1d(double eps, Double momentum, boolean affine, boolean trackRunningStats) {
    super(eps, momentum, affine, trackRunningStats);
    if (!affine && !trackRunningStats) {
      throw new IllegalArgumentException(
          "LazyBatchNorm1d: neither affine nor track_running_stats, expected at least one: without"
              + " both nothing is lazy");
    }
  }

  @Override
  Tensor compute(Tensor x) {
    if (!knowsFeatures()) {
      check(x);
      materialize((int) x.size(1));
    }
    return super.compute(x);
  }

  @Override
  public String typeName() {
    return knowsFeatures() ? "BatchNorm1d" : "LazyBatchNorm1d";
  }
}
