package org.linstock.tensor;

import org.linstock.kernels.Binary;
import org.linstock.ops.Arithmetic;

/** Comparisons: bool tensors, no gradient. */
sealed interface TensorComparisons permits Tensor {
  default Tensor gt(double scalar) {
    return Arithmetic.compare(Binary.GT, (Tensor) this, scalar);
  }

  default Tensor ge(double scalar) {
    return Arithmetic.compare(Binary.GE, (Tensor) this, scalar);
  }

  default Tensor lt(double scalar) {
    return Arithmetic.compare(Binary.LT, (Tensor) this, scalar);
  }

  default Tensor le(double scalar) {
    return Arithmetic.compare(Binary.LE, (Tensor) this, scalar);
  }

  default Tensor eq(double scalar) {
    return Arithmetic.compare(Binary.EQ, (Tensor) this, scalar);
  }
}
