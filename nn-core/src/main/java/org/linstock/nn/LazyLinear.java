package org.linstock.nn;

import org.linstock.tensor.Tensor;

/**
 * A {@link Linear} whose number of inputs is that of the first batch it sees, when it draws its
 * initial values; from then on it is a {@code Linear}, also in print.
 */
public final class LazyLinear extends Linear {
  public LazyLinear(int outFeatures) {
    this(outFeatures, true);
  }

  public LazyLinear(int outFeatures, boolean bias) {
    super(Parameter.uninitialized(), outFeatures, bias);
  }

  @Override
  Tensor compute(Tensor x) {
    if (!weight().isInitialized()) {
      weight().materialize(outFeatures(), x.size(-1));
      resetParameters();
    }
    return super.compute(x);
  }

  @Override
  public String typeName() {
    return weight().isInitialized() ? "Linear" : "LazyLinear";
  }
}
