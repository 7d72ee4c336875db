package org.linstock.tensor;

import java.util.Locale;
import java.util.Objects;
import org.linstock.memory.DType;

/**
 * Prints values as PyTorch's default settings do: four digits, 80 columns, three items at each edge
 * of long tensors.
 */
final class TensorFormat {
  private static final int PRECISION = 4;
  private static final int LINE_WIDTH = 80;
  private static final int THRESHOLD = 1000;
  private static final int EDGE = 3;
  private static final String PREFIX = "tensor(";

  private final double[] values;
  private final long[] shape;
  private final boolean summarize;
  private final boolean floating;
  private final boolean bool;
  private final boolean integral;
  private final boolean scientific;
  private final int width;

  private TensorFormat(Tensor tensor) {
    this.values = tensor.toDoubleArray();
    this.shape = tensor.shape();
    this.summarize = values.length > THRESHOLD;
    this.floating = tensor.dtype().isFloatingPoint();
    this.bool = tensor.dtype() == DType.BOOL;
    this.integral = !floating || allIntegral();
    this.scientific = floating && isScientific();
    this.width = widest();
  }

  /**
   * The values in PyTorch's form, with the given suffix (for example {@code requires_grad=True}) or
   * null.
   */
  static String format(Tensor tensor, String suffix) {
    TensorFormat format = new TensorFormat(tensor);
    StringBuilder out = new StringBuilder(PREFIX);
    if (format.values.length == 0) {
      out.append("[]");
      if (format.shape.length != 1) {
        out.append(", size=(").append(sizes(format.shape)).append(')');
      }
    } else {
      format.append(out, 0, 0, format.values.length, PREFIX.length());
    }
    if (tensor.dtype() == DType.FLOAT64) {
      out.append(", dtype=float64");
    }
    if (suffix != null) {
      out.append(", ").append(suffix);
    }
    return out.append(')').toString();
  }

  private static String sizes(long[] shape) {
    StringBuilder out = new StringBuilder();
    for (long size : shape) {
      out.append(out.isEmpty() ? "" : ", ").append(size);
    }
    return out.toString();
  }

  private boolean allIntegral() {
    for (double v : values) {
      if (Double.isFinite(v) && v != Math.rint(v)) {
        return false;
      }
    }
    return true;
  }

  private boolean isScientific() {
    double max = 0;
    double min = Double.MAX_VALUE;
    for (double v : values) {
      if (Double.isFinite(v) && v != 0) {
        max = Math.max(max, Math.abs(v));
        min = Math.min(min, Math.abs(v));
      }
    }
    return max != 0 && (max / min > 1000 || max > 1e8 || (!integral && min < 1e-4));
  }

  private int widest() {
    int widest = 0;
    for (double v : values) {
      widest = Math.max(widest, text(v).length());
    }
    return widest;
  }

  private String text(double v) {
    if (bool) {
      return v == 0 ? "False" : "True";
    }
    if (!floating) {
      return Long.toString((long) v);
    }
    if (Double.isNaN(v)) {
      return "nan";
    }
    if (Double.isInfinite(v)) {
      return v > 0 ? "inf" : "-inf";
    }
    if (scientific) {
      return String.format(Locale.ROOT, "%." + PRECISION + "e", v);
    }
    return integral
        ? String.format(Locale.ROOT, "%.0f.", v)
        : String.format(Locale.ROOT, "%." + PRECISION + "f", v);
  }

  private String cell(double v) {
    String text = text(v);
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  private void append(StringBuilder out, int dim, int from, int count, int indent) {
    if (dim == shape.length) {
      out.append(cell(values[from]));
      return;
    }
    out.append('[');
    if (dim == shape.length - 1) {
      appendRow(out, from, count, indent + 1);
    } else {
      appendBlocks(out, dim, from, count, indent + 1);
    }
    out.append(']');
  }

  private void appendBlocks(StringBuilder out, int dim, int from, int count, int indent) {
    int n = (int) shape[dim];
    int step = count / n;
    String separator = "," + "\n".repeat(shape.length - dim - 1) + " ".repeat(indent);
    for (int i = 0; i < n; i++) {
      if (i > 0) {
        out.append(separator);
      }
      if (summarize && n > 2 * EDGE && i == EDGE) {
        out.append("...");
        i = n - EDGE - 1;
        continue;
      }
      append(out, dim + 1, from + i * step, step, indent);
    }
  }

  private void appendRow(StringBuilder out, int from, int n, int indent) {
    int perLine = Math.max(1, (LINE_WIDTH - indent) / (width + 2));
    int written = 0;
    for (int i = 0; i < n; i++) {
      if (written > 0) {
        out.append(',').append(written % perLine == 0 ? "\n" + " ".repeat(indent) : " ");
      }
      if (summarize && n > 2 * EDGE && i == EDGE) {
        out.append(" ...");
        i = n - EDGE - 1;
      } else {
        out.append(cell(values[from + i]));
      }
      written++;
    }
  }

  @Override
  public String toString() {
    return Objects.toString(shape);
  }
}
