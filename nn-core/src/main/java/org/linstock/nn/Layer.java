package org.linstock.nn;

import org.linstock.tensor.Tensor;

/**
 * A built-in layer: a module whose output is reported to whoever watches the net, such as a {@link
 * Trace}. A user's own modules extend {@link Module}.
 */
public abstract class Layer extends Module {
  @Override
  public final Tensor forward(Tensor x) {
    return Trace.output(this, compute(x));
  }

  /** What the layer computes: one call of its stateless form in {@link Functional}. */
  abstract Tensor compute(Tensor x);
}
