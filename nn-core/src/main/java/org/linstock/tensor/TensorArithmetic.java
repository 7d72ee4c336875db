package org.linstock.tensor;

import org.linstock.ops.Arithmetic;
import org.linstock.ops.LogSums;
import org.linstock.ops.Rounding;
import org.linstock.ops.Selection;
import org.linstock.ops.Trigonometry;

/** The arithmetic of tensors, with NumPy's broadcasting and PyTorch's promotion of types. */
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
    return Arithmetic.sub((Tensor) this, scalar);
  }

  default Tensor mul(Tensor other) {
    return Arithmetic.mul((Tensor) this, other);
  }

  default Tensor mul(double scalar) {
    return Arithmetic.mul((Tensor) this, scalar);
  }

  /** The true quotient: integers become float32. */
  default Tensor div(Tensor other) {
    return Arithmetic.div((Tensor) this, other);
  }

  /** The true quotient: integers become float32. */
  default Tensor div(double scalar) {
    return Arithmetic.div((Tensor) this, scalar);
  }

  default Tensor pow(double exponent) {
    return Arithmetic.pow((Tensor) this, exponent);
  }

  default Tensor pow(Tensor exponent) {
    return Arithmetic.pow((Tensor) this, exponent);
  }

  /** {@code x²}. */
  default Tensor square() {
    return pow(2);
  }

  /** {@code ⌊this / other⌋}; no gradient. */
  default Tensor floorDivide(Tensor other) {
    return Rounding.floorDivide((Tensor) this, other);
  }

  /** {@code ⌊this / scalar⌋}; no gradient. */
  default Tensor floorDivide(double scalar) {
    return Rounding.floorDivide((Tensor) this, scalar);
  }

  /** What {@link #floorDivide(Tensor)} leaves, with the divisor's sign. */
  default Tensor remainder(Tensor other) {
    return Rounding.remainder((Tensor) this, other);
  }

  /** What {@link #floorDivide(double)} leaves, with the divisor's sign. */
  default Tensor remainder(double scalar) {
    return Rounding.remainder((Tensor) this, scalar);
  }

  /** What division towards zero leaves, with this tensor's sign. */
  default Tensor fmod(Tensor other) {
    return Rounding.fmod((Tensor) this, other);
  }

  /** What division towards zero leaves, with this tensor's sign. */
  default Tensor fmod(double scalar) {
    return Rounding.fmod((Tensor) this, scalar);
  }

  /** The larger of the two, NaN when either is; a tie halves the gradient. */
  default Tensor maximum(Tensor other) {
    return Selection.maximum((Tensor) this, other);
  }

  /** The smaller of the two, NaN when either is; a tie halves the gradient. */
  default Tensor minimum(Tensor other) {
    return Selection.minimum((Tensor) this, other);
  }

  /** {@code this + weight·(end − this)}. */
  default Tensor lerp(Tensor end, double weight) {
    return Selection.lerp((Tensor) this, end, weight);
  }

  /** {@code this + weight·(end − this)}. */
  default Tensor lerp(Tensor end, Tensor weight) {
    return Selection.lerp((Tensor) this, end, weight);
  }

  /** The angle of the point (x, this), in (−π, π]. */
  default Tensor atan2(Tensor x) {
    return Trigonometry.atan2((Tensor) this, x);
  }

  /** {@code log(exp(this) + exp(other))}, without overflow. */
  default Tensor logaddexp(Tensor other) {
    return LogSums.logaddexp((Tensor) this, other);
  }
}
