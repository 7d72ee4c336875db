package org.linstock.ops;

import java.util.List;
import org.linstock.tensor.Tensor;

/** Arithmetic, functions, choices and comparisons, in all types. */
final class ElementwiseRows {
  /** The group of reference numbers, shared with {@link ReductionRows}. */
  static final String GROUP = "ops_elementwise";

  private ElementwiseRows() {}

  static List<OpTable.Row> rows() {
    OpTable.Section section = new OpTable.Section(GROUP);
    functions(section);
    trigonometry(section);
    rounding(section);
    powers(section);
    choices(section);
    otherTypes(section);
    comparisons(section);
    return section.rows();
  }

  private static void functions(OpTable.Section section) {
    section.row("expm1", "Elementwise.expm1", x -> x[0].expm1());
    section.row("log1p", "Elementwise.log1p", x -> x[0].log1p());
    section.row("log2", "Elementwise.log2", x -> x[0].log2());
    section.row("log10", "Elementwise.log10", x -> x[0].log10());
    section.row("rsqrt", "Elementwise.rsqrt", x -> x[0].rsqrt());
    section.row("square", "Arithmetic.pow", x -> x[0].square());
    section.row("reciprocal", "Elementwise.reciprocal", x -> x[0].reciprocal());
    section.row("erf", "Elementwise.erf", x -> x[0].erf());
    section.row("erfc", "Elementwise.erfc", x -> x[0].erfc());
    section.row("logaddexp", "LogSums.logaddexp", x -> x[0].logaddexp(x[1]));
    section.row("logaddexp_large", "LogSums.logaddexp", x -> x[0].logaddexp(x[1]));
  }

  private static void trigonometry(OpTable.Section section) {
    section.row("sin", "Trigonometry.sin", x -> x[0].sin());
    section.row("cos", "Trigonometry.cos", x -> x[0].cos());
    section.row("tan", "Trigonometry.tan", x -> x[0].tan());
    section.row("asin", "Trigonometry.asin", x -> x[0].asin());
    section.row("acos", "Trigonometry.acos", x -> x[0].acos());
    section.row("atan", "Trigonometry.atan", x -> x[0].atan());
    section.row("sinh", "Trigonometry.sinh", x -> x[0].sinh());
    section.row("cosh", "Trigonometry.cosh", x -> x[0].cosh());
    section.row("atan2", "Trigonometry.atan2", x -> x[0].atan2(x[1]));
  }

  private static void rounding(OpTable.Section section) {
    section.row("sign", "Rounding.sign", x -> x[0].sign());
    section.row("floor", "Rounding.floor", x -> x[0].floor());
    section.row("ceil", "Rounding.ceil", x -> x[0].ceil());
    section.row("round", "Rounding.round", x -> x[0].round());
    section.row("trunc", "Rounding.trunc", x -> x[0].trunc());
    section.row("remainder", "Rounding.remainder", x -> x[0].remainder(x[1]));
    section.row("remainder_scalar", "Rounding.remainder", x -> x[0].remainder(-2));
    section.row("fmod", "Rounding.fmod", x -> x[0].fmod(x[1]));
    section.row("fmod_scalar", "Rounding.fmod", x -> x[0].fmod(2));
    section.row("floor_divide", "Rounding.floorDivide", x -> x[0].floorDivide(x[1]));
  }

  private static void powers(OpTable.Section section) {
    section.row("sub_scalar", "Arithmetic.sub", x -> x[0].sub(1.5));
    section.row("div_scalar", "Arithmetic.div", x -> x[0].div(3));
    section.row("pow_fraction", "Arithmetic.pow", x -> x[0].pow(1.7));
    section.row("pow_negative", "Arithmetic.pow", x -> x[0].pow(-2));
    section.row("pow_zero", "Arithmetic.pow", x -> x[0].pow(0));
    section.row("pow_tensor", "Arithmetic.pow", x -> x[0].pow(x[1]));
    section.row("pow_base", "Arithmetic.pow", x -> Tensor.pow(2.5, x[0]));
  }

  private static void choices(OpTable.Section section) {
    section.row("maximum", "Selection.maximum", x -> x[0].maximum(x[1]));
    section.row("minimum", "Selection.minimum", x -> x[0].minimum(x[1]));
    section.row("lerp", "Selection.lerp", x -> x[0].lerp(x[1], 0.3));
    section.row("lerp_end", "Selection.lerp", x -> x[0].lerp(x[1], 0.8));
    section.row("lerp_tensor", "Selection.lerp", x -> x[0].lerp(x[1], x[2]));
    section.row("clamp", "Selection.clamp", x -> x[0].clamp(-0.25, 0.17));
    section.row("clamp_min", "Selection.clampMin", x -> x[0].clampMin(0.17));
    section.row("clamp_max", "Selection.clampMax", x -> x[0].clampMax(0.17));
    section.row("where", "Selection.where", x -> Tensor.where(x[0], x[1], x[2]));
    section.row("where_scalar", "Selection.where", x -> Tensor.where(x[0], x[1], 2.5));
  }

  private static void otherTypes(OpTable.Section section) {
    section.row("add_float_int", "Arithmetic.add", x -> x[0].add(x[1]));
    section.row("mul_bool_float", "Arithmetic.mul", x -> x[0].mul(x[1]));
    section.row("add_int", "Arithmetic.add", x -> x[0].add(x[1]));
    section.row("add_bool_int", "Arithmetic.add", x -> x[0].add(x[1]));
    section.row("add_bool", "Arithmetic.add", x -> x[0].add(x[1]));
    section.row("sub_int", "Arithmetic.sub", x -> x[0].sub(x[1]));
    section.row("mul_int", "Arithmetic.mul", x -> x[0].mul(x[1]));
    section.row("div_int", "Arithmetic.div", x -> x[0].div(x[1]));
    section.row("div_int_scalar", "Arithmetic.div", x -> x[0].div(4));
    section.row("floor_divide_int", "Rounding.floorDivide", x -> x[0].floorDivide(x[1]));
    section.row("floor_divide_int_scalar", "Rounding.floorDivide", x -> x[0].floorDivide(-4));
    section.row("remainder_int", "Rounding.remainder", x -> x[0].remainder(x[1]));
    section.row("fmod_int", "Rounding.fmod", x -> x[0].fmod(x[1]));
    section.row("pow_int", "Arithmetic.pow", x -> x[0].pow(3));
    section.row("maximum_int", "Selection.maximum", x -> x[0].maximum(x[1]));
    section.row("clamp_int", "Selection.clamp", x -> x[0].clamp(-3, 4));
    section.row("abs_int", "Elementwise.abs", x -> x[0].abs());
    section.row("neg_int", "Elementwise.neg", x -> x[0].neg());
    section.row("sign_int", "Rounding.sign", x -> x[0].sign());
  }

  private static void comparisons(OpTable.Section section) {
    section.row("gt", "Comparison.compare", x -> x[0].gt(x[1]));
    section.row("ge", "Comparison.compare", x -> x[0].ge(x[1]));
    section.row("lt", "Comparison.compare", x -> x[0].lt(x[1]));
    section.row("le", "Comparison.compare", x -> x[0].le(x[1]));
    section.row("eq", "Comparison.compare", x -> x[0].eq(x[1]));
    section.row("ne", "Comparison.compare", x -> x[0].ne(x[1]));
    section.row("ne_scalar", "Comparison.compare", x -> x[0].ne(1));
    section.row("gt_int_float", "Comparison.compare", x -> x[0].gt(x[1]));
    section.row("eq_int", "Comparison.compare", x -> x[0].eq(x[1]));
    section.row("isclose", "Comparison.isclose", x -> x[0].isclose(x[1], 0.5, 0.1, false));
    section.row("isnan", "Logic.isnan", x -> x[0].isnan());
    section.row("isinf", "Logic.isinf", x -> x[0].isinf());
    section.row("isfinite", "Logic.isfinite", x -> x[0].isfinite());
    section.row("logical_and", "Logic.and", x -> x[0].logicalAnd(x[1]));
    section.row("logical_or", "Logic.or", x -> x[0].logicalOr(x[1]));
    section.row("logical_xor", "Logic.xor", x -> x[0].logicalXor(x[1]));
    section.row("logical_not", "Logic.not", x -> x[0].logicalNot());
  }
}
