package org.linstock.nn;

import org.linstock.memory.Allocator;
import org.linstock.memory.DType;
import org.linstock.tensor.Tensor;

/** A tensor that a module keeps but does not learn, in memory that outlives any scope. */
final class Buffer extends Tensor {
  private boolean initialized = true;

  Buffer(Tensor values) {
    super(Init.persistent(values));
  }

  /** A buffer whose shape a lazy layer finds at its first forward; it is empty until then. */
  static Buffer uninitialized() {
    Buffer buffer = new Buffer(Tensor.zeros(0));
    buffer.initialized = false;
    return buffer;
  }

  /** Whether the shape is known. */
  boolean isInitialized() {
    return initialized;
  }

  /** Gives an uninitialized buffer its shape; the values are zero. */
  void materialize(long... shape) {
    replace(Init.persistent(Tensor.zeros(shape).to(dtype())));
    initialized = true;
  }

  /** Another floating point type; whole numbers stay what they are. */
  void convert(DType dtype) {
    if (dtype().isFloatingPoint() && dtype() != dtype) {
      rehome(Allocator.allocatePersistent(dtype, shape()));
    }
  }
}
