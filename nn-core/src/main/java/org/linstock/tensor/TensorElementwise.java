package org.linstock.tensor;

import org.linstock.memory.DType;
import org.linstock.ops.Conversion;
import org.linstock.ops.Elementwise;
import org.linstock.ops.Rounding;
import org.linstock.ops.Selection;
import org.linstock.ops.Trigonometry;

/** Functions of one tensor, element by element. */
sealed interface TensorElementwise permits Tensor {
  default Tensor neg() {
    return Elementwise.neg((Tensor) this);
  }

  default Tensor abs() {
    return Elementwise.abs((Tensor) this);
  }

  default Tensor exp() {
    return Elementwise.exp((Tensor) this);
  }

  /** {@code eˣ − 1}, exact for small x. */
  default Tensor expm1() {
    return Elementwise.expm1((Tensor) this);
  }

  default Tensor log() {
    return Elementwise.log((Tensor) this);
  }

  /** {@code log(1 + x)}, exact for small x. */
  default Tensor log1p() {
    return Elementwise.log1p((Tensor) this);
  }

  /** The logarithm to base 2. */
  default Tensor log2() {
    return Elementwise.log2((Tensor) this);
  }

  /** The logarithm to base 10. */
  default Tensor log10() {
    return Elementwise.log10((Tensor) this);
  }

  default Tensor sqrt() {
    return Elementwise.sqrt((Tensor) this);
  }

  /** {@code 1 / √x}. */
  default Tensor rsqrt() {
    return Elementwise.rsqrt((Tensor) this);
  }

  /** {@code 1 / x}. */
  default Tensor reciprocal() {
    return Elementwise.reciprocal((Tensor) this);
  }

  /** The error function. */
  default Tensor erf() {
    return Elementwise.erf((Tensor) this);
  }

  /** {@code 1 − erf(x)} without cancellation. */
  default Tensor erfc() {
    return Elementwise.erfc((Tensor) this);
  }

  default Tensor relu() {
    return Elementwise.relu((Tensor) this);
  }

  default Tensor sigmoid() {
    return Elementwise.sigmoid((Tensor) this);
  }

  default Tensor tanh() {
    return Elementwise.tanh((Tensor) this);
  }

  default Tensor sin() {
    return Trigonometry.sin((Tensor) this);
  }

  default Tensor cos() {
    return Trigonometry.cos((Tensor) this);
  }

  default Tensor tan() {
    return Trigonometry.tan((Tensor) this);
  }

  default Tensor asin() {
    return Trigonometry.asin((Tensor) this);
  }

  default Tensor acos() {
    return Trigonometry.acos((Tensor) this);
  }

  default Tensor atan() {
    return Trigonometry.atan((Tensor) this);
  }

  default Tensor sinh() {
    return Trigonometry.sinh((Tensor) this);
  }

  default Tensor cosh() {
    return Trigonometry.cosh((Tensor) this);
  }

  /** −1, 0 or 1; 0 for NaN. */
  default Tensor sign() {
    return Rounding.sign((Tensor) this);
  }

  default Tensor floor() {
    return Rounding.floor((Tensor) this);
  }

  default Tensor ceil() {
    return Rounding.ceil((Tensor) this);
  }

  /** To the nearest integer, halves to the even one. */
  default Tensor round() {
    return Rounding.round((Tensor) this);
  }

  /** Towards zero. */
  default Tensor trunc() {
    return Rounding.trunc((Tensor) this);
  }

  /** {@code min(max(x, min), max)}; the gradient passes from min to max, bounds included. */
  default Tensor clamp(double min, double max) {
    return Selection.clamp((Tensor) this, min, max);
  }

  /** {@code max(x, min)}; the gradient passes at the bound. */
  default Tensor clampMin(double min) {
    return Selection.clampMin((Tensor) this, min);
  }

  /** {@code min(x, max)}; the gradient passes at the bound. */
  default Tensor clampMax(double max) {
    return Selection.clampMax((Tensor) this, max);
  }

  /** The values as float32; see {@link Tensor#to(DType)}. */
  default Tensor toFloat() {
    return Conversion.to((Tensor) this, DType.FLOAT32);
  }

  /** The values as float64. */
  default Tensor toDouble() {
    return Conversion.to((Tensor) this, DType.FLOAT64);
  }

  /** The values as int64, cut off towards zero. */
  default Tensor toLong() {
    return Conversion.to((Tensor) this, DType.INT64);
  }

  /** Whether the values are not 0. */
  default Tensor toBool() {
    return Conversion.to((Tensor) this, DType.BOOL);
  }
}
