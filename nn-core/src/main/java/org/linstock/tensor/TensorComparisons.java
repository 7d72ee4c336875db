package org.linstock.tensor;

import org.linstock.kernels.Binary;
import org.linstock.ops.Comparison;
import org.linstock.ops.Logic;

/** Comparisons and logic: bool tensors, no gradient. */
sealed interface TensorComparisons permits Tensor {
  default Tensor gt(Tensor other) {
    return Comparison.compare(Binary.GT, (Tensor) this, other);
  }

  default Tensor gt(double scalar) {
    return Comparison.compare(Binary.GT, (Tensor) this, scalar);
  }

  default Tensor ge(Tensor other) {
    return Comparison.compare(Binary.GE, (Tensor) this, other);
  }

  default Tensor ge(double scalar) {
    return Comparison.compare(Binary.GE, (Tensor) this, scalar);
  }

  default Tensor lt(Tensor other) {
    return Comparison.compare(Binary.LT, (Tensor) this, other);
  }

  default Tensor lt(double scalar) {
    return Comparison.compare(Binary.LT, (Tensor) this, scalar);
  }

  default Tensor le(Tensor other) {
    return Comparison.compare(Binary.LE, (Tensor) this, other);
  }

  default Tensor le(double scalar) {
    return Comparison.compare(Binary.LE, (Tensor) this, scalar);
  }

  default Tensor eq(Tensor other) {
    return Comparison.compare(Binary.EQ, (Tensor) this, other);
  }

  default Tensor eq(double scalar) {
    return Comparison.compare(Binary.EQ, (Tensor) this, scalar);
  }

  default Tensor ne(Tensor other) {
    return Comparison.compare(Binary.NE, (Tensor) this, other);
  }

  default Tensor ne(double scalar) {
    return Comparison.compare(Binary.NE, (Tensor) this, scalar);
  }

  /** Whether within {@code atol + rtol·|other|}, with PyTorch's 1e-8 and 1e-5. */
  default Tensor isclose(Tensor other) {
    return isclose(other, 1e-5, 1e-8, false);
  }

  /** Whether within {@code atol + rtol·|other|}; NaN is close to NaN when {@code equalNan}. */
  default Tensor isclose(Tensor other, double rtol, double atol, boolean equalNan) {
    return Comparison.isclose((Tensor) this, other, rtol, atol, equalNan);
  }

  /** Whether all elements are close, as {@link #isclose(Tensor)}. */
  default boolean allclose(Tensor other) {
    return allclose(other, 1e-5, 1e-8, false);
  }

  /** Whether all elements are close, as {@link #isclose(Tensor, double, double, boolean)}. */
  default boolean allclose(Tensor other, double rtol, double atol, boolean equalNan) {
    return Comparison.allclose((Tensor) this, other, rtol, atol, equalNan);
  }

  /** Whether the other has this shape and these values. */
  default boolean equal(Tensor other) {
    return Comparison.equal((Tensor) this, other);
  }

  default Tensor isnan() {
    return Logic.isnan((Tensor) this);
  }

  /** Whether +∞ or −∞. */
  default Tensor isinf() {
    return Logic.isinf((Tensor) this);
  }

  default Tensor isfinite() {
    return Logic.isfinite((Tensor) this);
  }

  default Tensor logicalAnd(Tensor other) {
    return Logic.and((Tensor) this, other);
  }

  default Tensor logicalOr(Tensor other) {
    return Logic.or((Tensor) this, other);
  }

  default Tensor logicalXor(Tensor other) {
    return Logic.xor((Tensor) this, other);
  }

  default Tensor logicalNot() {
    return Logic.not((Tensor) this);
  }

  /** Whether any element is true, that is, not 0. */
  default Tensor any() {
    return Logic.any((Tensor) this);
  }

  default Tensor any(int dim) {
    return Logic.any((Tensor) this, false, dim);
  }

  /** Whether any element over the dimensions is true. */
  default Tensor any(boolean keepDim, int... dims) {
    return Logic.any((Tensor) this, keepDim, dims);
  }

  /** Whether all elements are true, that is, not 0. */
  default Tensor all() {
    return Logic.all((Tensor) this);
  }

  default Tensor all(int dim) {
    return Logic.all((Tensor) this, false, dim);
  }

  /** Whether all elements over the dimensions are true. */
  default Tensor all(boolean keepDim, int... dims) {
    return Logic.all((Tensor) this, keepDim, dims);
  }
}
