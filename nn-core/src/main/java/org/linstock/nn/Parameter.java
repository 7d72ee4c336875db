package org.linstock.nn;

import java.util.Arrays;
import org.linstock.memory.Allocator;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/** A tensor that a module learns. */
public final class Parameter extends Tensor {
  private boolean initialized = true;

  /** A parameter that holds the given values and requires a gradient. */
  public Parameter(Tensor values) {
    super(Init.persistent(values));
    requiresGrad_(true);
  }

  /** A parameter whose shape a lazy layer finds at its first forward; it is empty until then. */
  public static Parameter uninitialized() {
    Parameter parameter = new Parameter(Tensor.zeros(0));
    parameter.initialized = false;
    return parameter;
  }

  /** Whether the shape is known. */
  public boolean isInitialized() {
    return initialized;
  }

  /** Gives an uninitialized parameter its shape; the values are zero. */
  public void materialize(long... shape) {
    if (initialized) {
      throw new IllegalStateException(
          "materialize: the parameter already has shape " + Arrays.toString(shape()));
    }
    replace(Init.persistent(Tensor.zeros(shape).to(dtype())));
    initialized = true;
  }

  /** Another floating point type; the gradient is forgotten. */
  void convert(DType dtype) {
    if (dtype() != dtype) {
      rehome(Allocator.allocatePersistent(dtype, shape()));
      if (requiresGrad()) {
        requiresGrad_(false);
        requiresGrad_(true);
      }
    }
  }

  /** Moves the values into given memory, a part of a flat vector. */
  void moveTo(NdArray memory) {
    rehome(memory);
  }

  @Override
  public String toString() {
    return initialized ? "Parameter containing:\n" + super.toString() : "<UninitializedParameter>";
  }
}
