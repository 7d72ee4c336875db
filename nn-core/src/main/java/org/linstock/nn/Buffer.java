package org.linstock.nn;

import org.linstock.memory.Allocator;
import org.linstock.memory.DType;
import org.linstock.tensor.Tensor;

/** A tensor that a module keeps but does not learn, in memory that outlives any scope. */
final class Buffer extends Tensor {
  Buffer(Tensor values) {
    super(Init.persistent(values));
  }

  /** Another floating point type; whole numbers stay what they are. */
  void convert(DType dtype) {
    if (dtype().isFloatingPoint() && dtype() != dtype) {
      rehome(Allocator.allocatePersistent(dtype, shape()));
    }
  }
}
