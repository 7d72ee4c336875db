package org.linstock.tensor;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.linstock.memory.DType;

/**
 * One tensor's numbers as texts of one width: PyTorch's choice between whole numbers, four digits
 * and powers of ten.
 */
final class NumberFormat {
  private static final int PRECISION = 4;

  private final DType dtype;
  private final double[] values;
  private final long[] integers;
  private final boolean integral;
  private final boolean scientific;
  private final int width;

  /**
   * @param shown the positions of the elements that will be printed
   */
  NumberFormat(Tensor tensor, List<Integer> shown) {
    boolean floating = tensor.dtype().isFloatingPoint();
    this.dtype = tensor.dtype();
    this.values = floating ? tensor.toDoubleArray() : new double[0];
    this.integers = floating ? new long[0] : tensor.toLongArray();
    // Zeros, NaN and the infinities decide nothing.
    List<Integer> deciding = floating ? shown.stream().filter(this::decides).toList() : shown;
    this.integral = deciding.stream().allMatch(i -> !floating || isWhole(values[i]));
    this.scientific = floating && !deciding.isEmpty() && isScientific(deciding);
    this.width = deciding.stream().mapToInt(i -> text(i).length()).max().orElse(1);
  }

  private boolean decides(int i) {
    return Double.isFinite(values[i]) && values[i] != 0;
  }

  private static boolean isWhole(double v) {
    return v == Math.rint(v);
  }

  private boolean isScientific(List<Integer> deciding) {
    double max = deciding.stream().mapToDouble(i -> Math.abs(values[i])).max().orElseThrow();
    double min = deciding.stream().mapToDouble(i -> Math.abs(values[i])).min().orElseThrow();
    return max / min > 1000 || max > 1e8 || (!integral && min < 1e-4);
  }

  int width() {
    return width;
  }

  /** The number at a position, padded to the width. */
  String cell(int i) {
    String text = text(i);
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  private String text(int i) {
    return switch (dtype) {
      case BOOL -> integers[i] == 0 ? "False" : "True";
      case INT64 -> Long.toString(integers[i]);
      case FLOAT32, FLOAT64 -> text(values[i]);
    };
  }

  private String text(double v) {
    if (!Double.isFinite(v)) {
      return Double.isNaN(v) ? "nan" : v > 0 ? "inf" : "-inf";
    }
    String sign = Double.compare(v, 0) < 0 ? "-" : "";
    // Exact, with ties to even, as C prints: Java's own %f rounds the shortest decimal half up.
    BigDecimal exact = new BigDecimal(Math.abs(v));
    if (scientific) {
      BigDecimal rounded = exact.round(new MathContext(PRECISION + 1, RoundingMode.HALF_EVEN));
      return sign + String.format(Locale.ROOT, "%." + PRECISION + "e", rounded);
    }
    return integral
        ? sign + exact.toBigInteger() + "."
        : sign + exact.setScale(PRECISION, RoundingMode.HALF_EVEN).toPlainString();
  }
}
