package org.linstock.nn;

import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/** A tensor that a module learns. */
public final class Parameter extends Tensor {
  /** A parameter that holds the given values and requires a gradient. */
  public Parameter(Tensor values) {
    super(Init.persistent(values));
    requiresGrad_(true);
  }

  /** Moves the values into given memory, a part of a flat vector. */
  void moveTo(NdArray memory) {
    rehome(memory);
  }

  @Override
  public String toString() {
    return "Parameter containing:\n" + super.toString();
  }
}
