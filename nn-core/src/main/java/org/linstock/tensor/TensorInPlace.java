package org.linstock.tensor;

import org.linstock.kernels.Binary;
import org.linstock.kernels.Unary;
import org.linstock.ops.Arithmetic;
import org.linstock.ops.Changes;
import org.linstock.ops.Elementwise;
import org.linstock.ops.Rounding;
import org.linstock.ops.Selection;
import org.linstock.ops.Trigonometry;

/**
 * Changes in place, each as the op of the same name; the graph learns of them, and a leaf that
 * needs a gradient throws.
 */
sealed interface TensorInPlace permits Tensor {
  default Tensor add_(Tensor other) {
    return Changes.binary(Binary.ADD, (Tensor) this, other, Arithmetic::add);
  }

  default Tensor add_(double scalar) {
    return Changes.scalar(Binary.ADD, (Tensor) this, scalar, x -> Arithmetic.add(x, scalar));
  }

  default Tensor sub_(Tensor other) {
    return Changes.binary(Binary.SUB, (Tensor) this, other, Arithmetic::sub);
  }

  default Tensor sub_(double scalar) {
    return Changes.scalar(Binary.SUB, (Tensor) this, scalar, x -> Arithmetic.sub(x, scalar));
  }

  default Tensor mul_(Tensor other) {
    return Changes.binary(Binary.MUL, (Tensor) this, other, Arithmetic::mul);
  }

  default Tensor mul_(double scalar) {
    return Changes.scalar(Binary.MUL, (Tensor) this, scalar, x -> Arithmetic.mul(x, scalar));
  }

  default Tensor div_(Tensor other) {
    return Changes.binary(Binary.DIV, (Tensor) this, other, Arithmetic::div);
  }

  default Tensor div_(double scalar) {
    return Changes.scalar(Binary.DIV, (Tensor) this, scalar, x -> Arithmetic.div(x, scalar));
  }

  default Tensor pow_(double exponent) {
    return Changes.scalar(Binary.POW, (Tensor) this, exponent, x -> Arithmetic.pow(x, exponent));
  }

  default Tensor pow_(Tensor exponent) {
    return Changes.binary(Binary.POW, (Tensor) this, exponent, Arithmetic::pow);
  }

  default Tensor exp_() {
    return Changes.unary(Unary.EXP, (Tensor) this, Elementwise::exp);
  }

  default Tensor log_() {
    return Changes.unary(Unary.LOG, (Tensor) this, Elementwise::log);
  }

  default Tensor sqrt_() {
    return Changes.unary(Unary.SQRT, (Tensor) this, Elementwise::sqrt);
  }

  default Tensor relu_() {
    return Changes.unary(Unary.RELU, (Tensor) this, Elementwise::relu);
  }

  default Tensor sigmoid_() {
    return Changes.unary(Unary.SIGMOID, (Tensor) this, Elementwise::sigmoid);
  }

  default Tensor tanh_() {
    return Changes.unary(Unary.TANH, (Tensor) this, Elementwise::tanh);
  }

  default Tensor neg_() {
    return Changes.apply("neg_", (Tensor) this, Elementwise::neg);
  }

  default Tensor abs_() {
    return Changes.apply("abs_", (Tensor) this, Elementwise::abs);
  }

  default Tensor expm1_() {
    return Changes.apply("expm1_", (Tensor) this, Elementwise::expm1);
  }

  default Tensor log1p_() {
    return Changes.apply("log1p_", (Tensor) this, Elementwise::log1p);
  }

  default Tensor rsqrt_() {
    return Changes.apply("rsqrt_", (Tensor) this, Elementwise::rsqrt);
  }

  default Tensor reciprocal_() {
    return Changes.apply("reciprocal_", (Tensor) this, Elementwise::reciprocal);
  }

  default Tensor erf_() {
    return Changes.apply("erf_", (Tensor) this, Elementwise::erf);
  }

  default Tensor sin_() {
    return Changes.apply("sin_", (Tensor) this, Trigonometry::sin);
  }

  default Tensor cos_() {
    return Changes.apply("cos_", (Tensor) this, Trigonometry::cos);
  }

  default Tensor sign_() {
    return Changes.apply("sign_", (Tensor) this, Rounding::sign);
  }

  default Tensor floor_() {
    return Changes.apply("floor_", (Tensor) this, Rounding::floor);
  }

  default Tensor ceil_() {
    return Changes.apply("ceil_", (Tensor) this, Rounding::ceil);
  }

  default Tensor round_() {
    return Changes.apply("round_", (Tensor) this, Rounding::round);
  }

  default Tensor trunc_() {
    return Changes.apply("trunc_", (Tensor) this, Rounding::trunc);
  }

  default Tensor square_() {
    return pow_(2);
  }

  default Tensor clamp_(double min, double max) {
    return Changes.apply("clamp_", (Tensor) this, x -> Selection.clamp(x, min, max));
  }

  default Tensor clampMin_(double min) {
    return Changes.apply("clamp_", (Tensor) this, x -> Selection.clampMin(x, min));
  }

  default Tensor clampMax_(double max) {
    return Changes.apply("clamp_", (Tensor) this, x -> Selection.clampMax(x, max));
  }

  default Tensor remainder_(double scalar) {
    return Changes.apply("remainder_", (Tensor) this, x -> Rounding.remainder(x, scalar));
  }

  /** {@code this + weight·(end − this)}, for moving averages. */
  default Tensor lerp_(Tensor end, double weight) {
    return Changes.apply("lerp_", (Tensor) this, x -> Selection.lerp(x, end, weight));
  }

  /** Every element becomes the value. */
  default Tensor fill_(double value) {
    return Changes.fill((Tensor) this, value);
  }

  default Tensor zero_() {
    return fill_(0);
  }

  /** Copies the other tensor's values, broadcast and converted. */
  default Tensor copy_(Tensor source) {
    return Changes.copy((Tensor) this, source);
  }

  /** Draws every element uniformly from [from, to), from this thread's default generator. */
  default Tensor uniform_(double from, double to) {
    return uniform_(from, to, Generator.threadDefault());
  }

  /** Draws every element uniformly from [from, to). */
  default Tensor uniform_(double from, double to, Generator generator) {
    return Changes.uniform((Tensor) this, from, to, generator);
  }

  /** Draws every element from a normal distribution, from this thread's default generator. */
  default Tensor normal_(double mean, double std) {
    return normal_(mean, std, Generator.threadDefault());
  }

  /** Draws every element from a normal distribution. */
  default Tensor normal_(double mean, double std, Generator generator) {
    return Changes.normal((Tensor) this, mean, std, generator);
  }

  /** 1 with the given probability, else 0, from this thread's default generator. */
  default Tensor bernoulli_(double p) {
    return bernoulli_(p, Generator.threadDefault());
  }

  /** 1 with the given probability, else 0. */
  default Tensor bernoulli_(double p, Generator generator) {
    return Changes.bernoulli((Tensor) this, p, generator);
  }
}
