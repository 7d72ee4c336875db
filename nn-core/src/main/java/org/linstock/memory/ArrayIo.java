package org.linstock.memory;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Moves elements between arrays and Java's heap, in row-major order whatever the strides. */
public final class ArrayIo {
  private ArrayIo() {}

  /** The elements as floats; other types are converted. */
  public static float[] toFloats(NdArray x) {
    float[] values = new float[Math.toIntExact(x.length())];
    if (x.isDirect() && x.dtype() == DType.FLOAT32) {
      x.floats().get(x.start(), values);
      return values;
    }
    double[] doubles = toDoubles(x);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) doubles[i];
    }
    return values;
  }

  /**
   * The elements as floats, at most {@code length} at a time where the array is dense: large arrays
   * need no array of their size on the heap.
   */
  public static void forEachPiece(NdArray x, int length, Consumer<float[]> action) {
    if (!x.isContiguous()) {
      action.accept(toFloats(x));
      return;
    }
    for (long from = 0; from < x.length(); from += length) {
      action.accept(toFloats(x.range(from, Math.min(length, x.length() - from))));
    }
  }

  /** The elements as doubles; other types are converted. */
  public static double[] toDoubles(NdArray x) {
    int n = Math.toIntExact(x.length());
    if (n == 0) {
      return new double[0];
    }
    if (x.isDirect() && x.dtype() == DType.FLOAT32) {
      return widen(x, n);
    }
    if (x.dtype() == DType.INT64) {
      return Arrays.stream(toLongs(x)).asDoubleStream().toArray();
    }
    if (x.isDirect() && x.dtype() == DType.FLOAT64) {
      double[] values = new double[n];
      x.doubles().get(x.start(), values);
      return values;
    }
    if (x.isDirect() && x.dtype() == DType.BOOL) {
      double[] values = new double[n];
      for (int i = 0; i < n; i++) {
        values[i] = x.bytes().get(x.start() + i);
      }
      return values;
    }
    return dense(x).data().asDouble();
  }

  /** The elements as integers; floats are truncated. */
  public static long[] toLongs(NdArray x) {
    int n = Math.toIntExact(x.length());
    if (n == 0) {
      return new long[0];
    }
    if (x.isDirect() && x.dtype() == DType.INT64) {
      long[] values = new long[n];
      x.longs().get(x.start(), values);
      return values;
    }
    return x.dtype() == DType.INT64
        ? dense(x).data().asLong()
        : Arrays.stream(toDoubles(x)).mapToLong(v -> (long) v).toArray();
  }

  /**
   * The whole numbers of an int64 array by their place in row-major order, straight from where they
   * are if they are evenly spaced in reach.
   */
  public static LongUnaryOperator longs(NdArray x) {
    if (x.isDirect() || (x.isInReach() && x.rank() == 1)) {
      LongBuffer buffer = x.longs();
      int start = x.start();
      int step = x.isContiguous() ? 1 : (int) x.strides()[0];
      return i -> buffer.get(start + (int) i * step);
    }
    long[] values = toLongs(x);
    return i -> values[(int) i];
  }

  /** Sets all elements, converting to the array's type. */
  public static void set(NdArray z, float... values) {
    requireLength(z, values.length);
    if (z.isDirect() && z.dtype() == DType.FLOAT32) {
      z.floats().put(z.start(), values);
    } else if (values.length > 0) {
      assign(z, Nd4j.createFromArray(values));
    }
  }

  /**
   * Sets the first {@code count} elements from the start of {@code values}, a faster form for
   * reused buffers.
   */
  public static void setPrefix(NdArray z, float[] values, int count) {
    if (z.isDirect() && z.dtype() == DType.FLOAT32) {
      z.floats().put(z.start(), values, 0, count);
    } else {
      set(z.view(0, new long[] {count}, new long[] {1}), Arrays.copyOf(values, count));
    }
  }

  /** Copies all elements into the start of {@code destination}. */
  public static void get(NdArray x, float[] destination) {
    if (x.isDirect() && x.dtype() == DType.FLOAT32) {
      x.floats().get(x.start(), destination, 0, Math.toIntExact(x.length()));
    } else {
      System.arraycopy(toFloats(x), 0, destination, 0, Math.toIntExact(x.length()));
    }
  }

  /** Sets all elements, converting to the array's type. */
  public static void set(NdArray z, double... values) {
    requireLength(z, values.length);
    if (z.isDirect() && z.dtype() == DType.FLOAT64) {
      z.doubles().put(z.start(), values);
    } else if (z.isDirect() && z.dtype() == DType.FLOAT32) {
      for (int i = 0; i < values.length; i++) {
        z.floats().put(z.start() + i, (float) values[i]);
      }
    } else if (z.isDirect() && z.dtype() == DType.BOOL) {
      for (int i = 0; i < values.length; i++) {
        z.bytes().put(z.start() + i, (byte) (values[i] != 0 ? 1 : 0));
      }
    } else if (values.length > 0) {
      assign(z, Nd4j.createFromArray(values));
    }
  }

  /** Sets all elements, converting to the array's type. */
  public static void set(NdArray z, long... values) {
    requireLength(z, values.length);
    if (z.isDirect() && z.dtype() == DType.INT64) {
      z.longs().put(z.start(), values);
    } else if (values.length > 0) {
      assign(z, Nd4j.createFromArray(values));
    }
  }

  /** Sets all elements of an int64 array, each by its place in row-major order. */
  public static void setLongs(NdArray z, LongUnaryOperator values) {
    if (z.isDirect() && z.dtype() == DType.INT64) {
      for (int i = 0; i < z.length(); i++) {
        z.longs().put(z.start() + i, values.applyAsLong(i));
      }
    } else {
      long[] all = new long[Math.toIntExact(z.length())];
      Arrays.setAll(all, values::applyAsLong);
      set(z, all);
    }
  }

  /** One element as a double. */
  public static double get(NdArray x, long... index) {
    return toDoubles(x.view(position(x, index), new long[0], new long[0]))[0];
  }

  /** Sets one element. */
  public static void setAt(NdArray z, double value, long... index) {
    set(z.view(position(z, index), new long[0], new long[0]), new double[] {value});
  }

  private static long position(NdArray x, long[] index) {
    long position = 0;
    for (int i = 0; i < index.length; i++) {
      position += index[i] * x.strides()[i];
    }
    return position;
  }

  private static double[] widen(NdArray x, int n) {
    FloatBuffer floats = x.floats();
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = floats.get(x.start() + i);
    }
    return values;
  }

  private static INDArray dense(NdArray x) {
    return x.nd().dup('c');
  }

  private static void assign(NdArray z, INDArray values) {
    z.nd().assign(values.castTo(z.dtype().nd4j()).reshape('c', z.shape()));
  }

  private static void requireLength(NdArray z, int length) {
    if (z.length() != length) {
      throw new IllegalArgumentException(
          "set: %d values for shape %s of %d elements"
              .formatted(length, Arrays.toString(z.shape()), z.length()));
    }
  }
}
