package org.linstock.tensor;

import org.linstock.kernels.Binary;
import org.linstock.ops.Arithmetic;

/** Changes in place; a leaf that needs a gradient throws. */
sealed interface TensorInPlace permits Tensor {
  default Tensor add_(Tensor other) {
    return Arithmetic.inPlace(Binary.ADD, (Tensor) this, other);
  }

  default Tensor add_(double scalar) {
    return Arithmetic.inPlace(Binary.ADD, (Tensor) this, scalar);
  }

  default Tensor sub_(Tensor other) {
    return Arithmetic.inPlace(Binary.SUB, (Tensor) this, other);
  }

  default Tensor mul_(Tensor other) {
    return Arithmetic.inPlace(Binary.MUL, (Tensor) this, other);
  }

  default Tensor mul_(double scalar) {
    return Arithmetic.inPlace(Binary.MUL, (Tensor) this, scalar);
  }

  default Tensor div_(double scalar) {
    return Arithmetic.inPlace(Binary.DIV, (Tensor) this, scalar);
  }

  default Tensor fill_(double value) {
    return Arithmetic.fill_((Tensor) this, value);
  }

  default Tensor zero_() {
    return fill_(0);
  }

  /** Copies the other tensor's values, broadcast and converted. */
  default Tensor copy_(Tensor source) {
    return Arithmetic.copy_((Tensor) this, source);
  }
}
