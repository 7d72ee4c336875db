package org.linstock.nn;

import org.linstock.ops.Divergences;
import org.linstock.tensor.Tensor;

/**
 * {@code target·(log target − input)}, the divergence of Kullback and Leibler; the input holds
 * logarithms of probabilities. {@link Loss.Reduction#BATCH_MEAN} makes it the mathematical one.
 *
 * <p>Shapes: any, the same for both.
 */
public final class KLDivLoss extends Loss {
  private boolean logTarget;

  public KLDivLoss() {
    this(Reduction.MEAN);
  }

  public KLDivLoss(Reduction reduction) {
    super(reduction);
  }

  /** Whether the target holds logarithms of probabilities too; false by default. */
  public KLDivLoss logTarget(boolean logarithms) {
    logTarget = logarithms;
    return this;
  }

  @Override
  Tensor elements(Tensor input, Tensor target) {
    return Divergences.klDiv(input, target, logTarget);
  }
}
