package org.linstock.spark.pack;

import java.io.Serializable;
import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.ml.linalg.SparseVector;
import scala.collection.Iterator;
import scala.collection.Seq;

/**
 * Reads a Vector (dense or sparse) or an array of numbers into floats; every value must be finite
 * as a float.
 */
public final class FeatureReader implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String column;
  private final int width;

  /**
   * @param column named in errors
   * @param width numbers that a value must have
   */
  public FeatureReader(String column, int width) {
    this.column = column;
    this.width = width;
  }

  /**
   * Reads {@code value} into {@code out[offset .. offset + width)}.
   *
   * @throws BadValueException if the value is null, of another length, or holds a null, NaN or
   *     infinity
   */
  public void read(Object value, float[] out, int offset) throws BadValueException {
    if (value instanceof DenseVector dense) {
      readDense(dense.values(), out, offset);
    } else if (value instanceof SparseVector sparse) {
      readSparse(sparse, out, offset);
    } else if (value instanceof Seq<?> array) {
      readArray(array, out, offset);
    } else {
      throw new BadValueException(
          column, value == null ? "null" : value.getClass().getName(), width + " numbers");
    }
  }

  private void readDense(double[] values, float[] out, int offset) throws BadValueException {
    checkLength(values.length);
    for (int i = 0; i < width; i++) {
      out[offset + i] = checked(values[i], i);
    }
  }

  private void readSparse(SparseVector vector, float[] out, int offset) throws BadValueException {
    checkLength(vector.size());
    java.util.Arrays.fill(out, offset, offset + width, 0f);
    int[] indices = vector.indices();
    double[] values = vector.values();
    for (int i = 0; i < indices.length; i++) {
      out[offset + indices[i]] = checked(values[i], indices[i]);
    }
  }

  private void readArray(Seq<?> array, float[] out, int offset) throws BadValueException {
    checkLength(array.size());
    int i = 0;
    for (Iterator<?> it = array.iterator(); it.hasNext(); i++) {
      if (!(it.next() instanceof Number number)) {
        throw new BadValueException(column, "null at index " + i, "a finite number");
      }
      out[offset + i] = checked(number.doubleValue(), i);
    }
  }

  private void checkLength(int length) throws BadValueException {
    if (length != width) {
      throw new BadValueException(column, length + " numbers", width + " numbers");
    }
  }

  private float checked(double value, int index) throws BadValueException {
    float narrow = (float) value;
    if (!Float.isFinite(narrow)) {
      throw new BadValueException(column, value + " at index " + index, "a finite 32-bit number");
    }
    return narrow;
  }
}
