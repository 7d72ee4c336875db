package org.linstock.nn;

import java.util.Arrays;
import org.linstock.tensor.Tensor;

/** What the batch normalizations share. */
abstract class BatchNormNd extends Layer {
  private final double eps;
  private final Double momentum;
  private final Parameter weight;
  private final Parameter bias;
  private final Buffer runningMean;
  private final Buffer runningVar;
  private final Tensor batches;
  private int numFeatures;

  /** A layer that does not know its number of features yet: see {@link #materialize}. */
  BatchNormNd(double eps, Double momentum, boolean affine, boolean trackRunningStats) {
    this.eps = eps;
    this.momentum = momentum;
    this.weight = affine ? register("weight", Parameter.uninitialized()) : null;
    this.bias = affine ? register("bias", Parameter.uninitialized()) : null;
    this.runningMean = trackRunningStats ? lazyBuffer("running_mean") : null;
    this.runningVar = trackRunningStats ? lazyBuffer("running_var") : null;
    this.batches =
        trackRunningStats
            ? registerBuffer("num_batches_tracked", Tensor.ofInts(0).reshape())
            : null;
  }

  private Buffer lazyBuffer(String name) {
    return (Buffer) registerBuffer(name, Buffer.uninitialized());
  }

  /** Makes the tensors for so many features, with their initial values. */
  final void materialize(int features) {
    numFeatures = Windows.positive(getClass().getSimpleName(), "num_features", features);
    if (weight != null) {
      weight.materialize(features);
      bias.materialize(features);
    }
    if (runningMean != null) {
      runningMean.materialize(features);
      runningVar.materialize(features);
    }
    resetParameters();
  }

  final boolean knowsFeatures() {
    return numFeatures() > 0;
  }

  /** Weights 1, biases 0, and no batch seen. */
  public final void resetParameters() {
    if (weight != null) {
      Init.ones_(weight.data());
      Init.zeros_(bias.data());
    }
    resetRunningStats();
  }

  /** As if no batch had been seen: means 0, variances 1. */
  public final void resetRunningStats() {
    if (runningMean != null) {
      Init.zeros_(runningMean);
      Init.ones_(runningVar);
      Init.zeros_(batches);
    }
  }

  /** Throws unless x has a shape that this layer takes. */
  abstract void check(Tensor x);

  @Override
  Tensor compute(Tensor x) {
    check(x);
    double factor = momentum == null ? 0 : momentum;
    if (isTraining() && batches != null) {
      batches.add_(1);
      factor = momentum == null ? 1 / batches.item() : momentum;
    }
    return Functional.batchNorm(
        x, runningMean, runningVar, weight, bias, isTraining(), factor, eps);
  }

  final void require(boolean valid, Tensor x, String expected, String advice) {
    if (!valid) {
      throw new IllegalArgumentException(
          "%s: got shape %s, expected %s%s"
              .formatted(getClass().getSimpleName(), Arrays.toString(x.shape()), expected, advice));
    }
  }

  /** 0 while a lazy layer does not know it. */
  public final int numFeatures() {
    if (numFeatures == 0) {
      // A lazy layer's tensors may have come from a state.
      numFeatures = (int) (weight != null ? weight.numel() : tracked());
    }
    return numFeatures;
  }

  private long tracked() {
    return runningMean == null ? 0 : runningMean.numel();
  }

  public final double eps() {
    return eps;
  }

  /** Null for the plain mean over all batches. */
  public final Double momentum() {
    return momentum;
  }

  /** Null when the layer was made without one. */
  public final Parameter weight() {
    return weight;
  }

  /** Null when the layer was made without one. */
  public final Parameter bias() {
    return bias;
  }

  /** Null when the layer keeps none. */
  public final Tensor runningMean() {
    return runningMean;
  }

  /** Null when the layer keeps none. */
  public final Tensor runningVar() {
    return runningVar;
  }

  /** Null when the layer keeps no statistics. */
  public final Tensor numBatchesTracked() {
    return batches;
  }

  @Override
  protected String extraRepr() {
    return "%d, eps=%s, momentum=%s, affine=%s, track_running_stats=%s"
        .formatted(
            numFeatures(),
            Numbers.text(eps),
            momentum == null ? "None" : Numbers.text(momentum),
            Windows.bool(weight != null),
            Windows.bool(runningMean != null));
  }
}
