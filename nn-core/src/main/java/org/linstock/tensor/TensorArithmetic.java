package org.linstock.tensor;

import org.linstock.ops.Arithmetic;

/** The arithmetic of tensors, with NumPy's broadcasting. */
sealed interface TensorArithmetic permits Tensor {
  default Tensor add(Tensor other) {
    return Arithmetic.add((Tensor) this, other);
  }

  default Tensor add(double scalar) {
    return Arithmetic.add((Tensor) this, scalar);
  }

  default Tensor sub(Tensor other) {
    return Arithmetic.sub((Tensor) this, other);
  }

  default Tensor sub(double scalar) {
    return Arithmetic.add((Tensor) this, -scalar);
  }

  default Tensor mul(Tensor other) {
    return Arithmetic.mul((Tensor) this, other);
  }

  default Tensor mul(double scalar) {
    return Arithmetic.mul((Tensor) this, scalar);
  }

  default Tensor div(Tensor other) {
    return Arithmetic.div((Tensor) this, other);
  }

  default Tensor div(double scalar) {
    return Arithmetic.div((Tensor) this, scalar);
  }

  default Tensor pow(double exponent) {
    return Arithmetic.pow((Tensor) this, exponent);
  }
}
