package org.linstock.spark.pack;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.sql.Row;
import scala.collection.Iterator;
import scala.collection.Seq;

/**
 * Reads numbers, Vectors (dense or sparse) and arrays of numbers, nested ones row by row, into
 * floats; every value must be finite as a float.
 */
public final class FeatureReader implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<String> columns;
  private final int width;

  /**
   * @param columns read one after the other; named in errors
   * @param width numbers that all columns must have together
   */
  public FeatureReader(List<String> columns, int width) {
    this.columns = List.copyOf(columns);
    this.width = width;
  }

  /**
   * Reads the columns at {@code indices} of a row into {@code out[offset .. offset + width)}.
   *
   * @throws BadValueException if a value is null or holds a null, NaN or infinity, or all together
   *     are not {@code width} numbers
   */
  public void read(Row row, int[] indices, float[] out, int offset) throws BadValueException {
    int length = length(row, indices);
    if (length != width) {
      throw new BadValueException(
          String.join(", ", columns), length + " numbers", width + " numbers");
    }
    int at = offset;
    for (int i = 0; i < indices.length; i++) {
      at = read(columns.get(i), row.get(indices[i]), 0, out, at);
    }
  }

  /** How many numbers a row has in these columns. */
  public int length(Row row, int[] indices) throws BadValueException {
    int length = 0;
    for (int i = 0; i < indices.length; i++) {
      length += length(columns.get(i), row.get(indices[i]));
    }
    return length;
  }

  private int length(String column, Object value) throws BadValueException {
    if (value instanceof DenseVector dense) {
      return dense.size();
    }
    if (value instanceof SparseVector sparse) {
      return sparse.size();
    }
    if (value instanceof Seq<?> array) {
      int length = 0;
      for (Iterator<?> it = array.iterator(); it.hasNext(); ) {
        Object element = it.next();
        length += element instanceof Seq<?> ? length(column, element) : 1;
      }
      return length;
    }
    if (value instanceof Number) {
      return 1;
    }
    throw new BadValueException(
        column, value == null ? "null" : value.getClass().getName(), width + " numbers");
  }

  /** Returns the place behind what was read; {@code index} counts the column's numbers so far. */
  private static int read(String column, Object value, int index, float[] out, int at)
      throws BadValueException {
    if (value instanceof DenseVector dense) {
      return readDense(column, dense.values(), out, at);
    }
    if (value instanceof SparseVector sparse) {
      return readSparse(column, sparse, out, at);
    }
    if (value instanceof Seq<?> array) {
      int next = at;
      for (Iterator<?> it = array.iterator(); it.hasNext(); ) {
        next = read(column, it.next(), index + next - at, out, next);
      }
      return next;
    }
    if (!(value instanceof Number number)) {
      throw new BadValueException(column, "null at index " + index, "a finite number");
    }
    out[at] = checked(column, number.doubleValue(), index);
    return at + 1;
  }

  private static int readDense(String column, double[] values, float[] out, int at)
      throws BadValueException {
    float zero = 0;
    for (int i = 0; i < values.length; i++) {
      float narrow = (float) values[i];
      out[at + i] = narrow;
      zero += narrow * 0;
    }
    // No longer a zero: a number is not finite. Looking for it apart keeps the loop above short.
    for (int i = 0; Float.isNaN(zero) && i < values.length; i++) {
      checked(column, values[i], i);
    }
    return at + values.length;
  }

  private static int readSparse(String column, SparseVector vector, float[] out, int at)
      throws BadValueException {
    Arrays.fill(out, at, at + vector.size(), 0f);
    int[] indices = vector.indices();
    double[] values = vector.values();
    for (int i = 0; i < indices.length; i++) {
      out[at + indices[i]] = checked(column, values[i], indices[i]);
    }
    return at + vector.size();
  }

  private static float checked(String column, double value, int index) throws BadValueException {
    float narrow = (float) value;
    if (!Float.isFinite(narrow)) {
      throw new BadValueException(column, value + " at index " + index, "a finite 32-bit number");
    }
    return narrow;
  }
}
