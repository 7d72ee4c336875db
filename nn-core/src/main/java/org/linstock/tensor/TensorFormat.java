package org.linstock.tensor;

import java.util.ArrayList;
import java.util.List;
import org.linstock.memory.DType;

/**
 * Prints values as PyTorch's default settings do: four digits, 80 columns, three items at each edge
 * of long tensors.
 */
final class TensorFormat {
  private static final int LINE_WIDTH = 80;
  private static final int THRESHOLD = 1000;
  private static final int EDGE = 3;
  private static final int GAP = -1;
  private static final String PREFIX = "tensor(";

  private final long[] shape;
  private final boolean summarize;
  private final NumberFormat numbers;

  private TensorFormat(Tensor tensor) {
    this.shape = tensor.shape();
    this.summarize = tensor.numel() > THRESHOLD;
    List<Integer> shown = new ArrayList<>();
    collect(shown, 0, 0, Math.toIntExact(tensor.numel()));
    this.numbers = new NumberFormat(tensor, shown);
  }

  /**
   * The values in PyTorch's form, with the given suffix (for example {@code requires_grad=True}) or
   * null.
   */
  static String format(Tensor tensor, String suffix) {
    TensorFormat format = new TensorFormat(tensor);
    StringBuilder out = new StringBuilder(PREFIX);
    List<String> suffixes = new ArrayList<>();
    if (tensor.numel() == 0) {
      out.append("[]");
      if (tensor.dim() != 1) {
        suffixes.add("size=(" + sizes(format.shape) + ")");
      }
    } else {
      format.append(out, 0, 0, (int) tensor.numel(), PREFIX.length());
    }
    if (tensor.dtype() == DType.FLOAT64
        || (tensor.numel() == 0 && tensor.dtype() != DType.FLOAT32)) {
      suffixes.add("dtype=" + tensor.dtype());
    }
    if (suffix != null) {
      suffixes.add(suffix);
    }
    appendSuffixes(out, suffixes);
    return out.append(')').toString();
  }

  private static String sizes(long[] shape) {
    StringBuilder out = new StringBuilder();
    for (long size : shape) {
      out.append(out.isEmpty() ? "" : ", ").append(size);
    }
    return out.toString();
  }

  /** On the last line where they fit, else on the next. */
  private static void appendSuffixes(StringBuilder out, List<String> suffixes) {
    int column = out.length() - out.lastIndexOf("\n") + 1;
    for (String suffix : suffixes) {
      if (column + suffix.length() + 2 > LINE_WIDTH) {
        out.append(",\n").append(" ".repeat(PREFIX.length())).append(suffix);
        column = PREFIX.length() + suffix.length();
      } else {
        out.append(", ").append(suffix);
        column += suffix.length() + 2;
      }
    }
  }

  /** What is printed of a dimension: all positions, or those at the edges with a gap between. */
  private int[] positions(int n) {
    if (summarize && n > 2 * EDGE) {
      return new int[] {0, 1, 2, GAP, n - 3, n - 2, n - 1};
    }
    int[] all = new int[n];
    for (int i = 0; i < n; i++) {
      all[i] = i;
    }
    return all;
  }

  /** The elements that will be printed: they alone decide the width and the notation. */
  private void collect(List<Integer> shown, int dim, int from, int count) {
    if (count == 0) {
      return;
    }
    if (dim == shape.length) {
      shown.add(from);
      return;
    }
    int step = count / (int) shape[dim];
    for (int i : positions((int) shape[dim])) {
      if (i != GAP) {
        collect(shown, dim + 1, from + i * step, step);
      }
    }
  }

  private void append(StringBuilder out, int dim, int from, int count, int indent) {
    if (dim == shape.length) {
      out.append(numbers.cell(from));
      return;
    }
    out.append('[');
    if (dim == shape.length - 1) {
      appendRow(out, from, count, indent);
    } else {
      appendBlocks(out, dim, from, count, indent + 1);
    }
    out.append(']');
  }

  private void appendBlocks(StringBuilder out, int dim, int from, int count, int indent) {
    int step = count / (int) shape[dim];
    String separator = "," + "\n".repeat(shape.length - dim - 1) + " ".repeat(indent);
    for (int i : positions((int) shape[dim])) {
      out.append(i == 0 ? "" : separator);
      if (i == GAP) {
        out.append("...");
      } else {
        append(out, dim + 1, from + i * step, step, indent);
      }
    }
  }

  private void appendRow(StringBuilder out, int from, int n, int indent) {
    int perLine = Math.max(1, (LINE_WIDTH - indent) / (numbers.width() + 2));
    int written = 0;
    for (int i : positions(n)) {
      if (written > 0) {
        out.append(',').append(written % perLine == 0 ? "\n" + " ".repeat(indent + 1) : " ");
      }
      out.append(i == GAP ? " ..." : numbers.cell(from + i));
      written++;
    }
  }
}
