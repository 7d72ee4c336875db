package org.linstock.tensor;

import java.util.Arrays;

/** Arithmetic of shapes, with the errors that every op shares. */
public final class Shapes {
  private Shapes() {}

  /**
   * The NumPy broadcast of two shapes.
   *
   * @throws IllegalArgumentException naming the operation when sizes differ and neither is 1
   */
  public static long[] broadcast(String operation, long[] a, long[] b) {
    if (Arrays.equals(a, b)) {
      return a;
    }
    long[] shape = new long[Math.max(a.length, b.length)];
    for (int i = 1; i <= shape.length; i++) {
      long x = i <= a.length ? a[a.length - i] : 1;
      long y = i <= b.length ? b[b.length - i] : 1;
      if (x != y && x != 1 && y != 1) {
        throw new IllegalArgumentException(
            "%s: shapes %s and %s do not broadcast (%d ≠ %d in dimension %d from the end)"
                .formatted(operation, Arrays.toString(a), Arrays.toString(b), x, y, i));
      }
      shape[shape.length - i] = x == 1 ? y : x;
    }
    return shape;
  }

  /**
   * Throws unless {@code shape} broadcasts to {@code target} as it is, for changes in place.
   *
   * @throws IllegalArgumentException naming the operation
   */
  public static void requireBroadcast(String operation, long[] shape, long[] target) {
    if (!Arrays.equals(broadcast(operation, target, shape), target)) {
      throw new IllegalArgumentException(
          "%s: got shape %s, expected a shape that broadcasts to %s"
              .formatted(operation, Arrays.toString(shape), Arrays.toString(target)));
    }
  }

  /**
   * The number of elements of a shape that a caller gave.
   *
   * @throws IllegalArgumentException naming the operation when a size is negative, or there are
   *     more elements than a Java array holds
   */
  public static int numel(String operation, long... shape) {
    long numel = 1;
    for (long size : shape) {
      if (size < 0 || (numel > 0 && size > Integer.MAX_VALUE / numel)) {
        throw new IllegalArgumentException(
            "%s: shape %s, expected sizes of at least 0 and at most %d elements"
                .formatted(operation, Arrays.toString(shape), Integer.MAX_VALUE));
      }
      numel *= size;
    }
    return (int) numel;
  }

  /**
   * A dimension counted from the end when negative.
   *
   * @throws IllegalArgumentException naming the operation when there is no such dimension
   */
  public static int dimension(String operation, int dim, int rank) {
    if (dim < -rank || dim >= rank) {
      throw new IllegalArgumentException(
          "%s: dimension %d of a tensor of rank %d; expected %d to %d"
              .formatted(operation, dim, rank, -rank, rank - 1));
    }
    return dim < 0 ? dim + rank : dim;
  }

  /** The shape with one −1 replaced by what makes the element count fit. */
  public static long[] inferred(String operation, long numel, long... shape) {
    long[] result = shape.clone();
    int unknown = -1;
    long known = 1;
    boolean valid = true;
    for (int i = 0; i < shape.length; i++) {
      if (shape[i] == -1 && unknown < 0) {
        unknown = i;
      } else {
        valid &= shape[i] >= 0 && (known == 0 || shape[i] <= Long.MAX_VALUE / known);
        known *= shape[i];
      }
    }
    if (unknown >= 0) {
      // With no elements in the rest, any size would do.
      valid &= known > 0;
      result[unknown] = valid ? numel / known : 0;
      known *= result[unknown];
    }
    if (!valid || known != numel) {
      throw new IllegalArgumentException(
          "%s: shape %s does not hold the tensor's %d elements"
              .formatted(operation, Arrays.toString(shape), numel));
    }
    return result;
  }
}
