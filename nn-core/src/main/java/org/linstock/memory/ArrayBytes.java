package org.linstock.memory;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.BytePointer;

/**
 * Moves elements between contiguous arrays and byte buffers as they lie in memory: little-endian,
 * {@code dtype().bytes()} an element, BOOL as 0 and 1. The way in and out of files, a piece at a
 * time and without a second copy of the array.
 */
public final class ArrayBytes {
  private ArrayBytes() {}

  /**
   * Copies the elements from {@code from} on into {@code bytes}, as many as it has room for.
   *
   * @param x contiguous, with at least so many elements
   */
  public static void read(NdArray x, long from, ByteBuffer bytes) {
    int count = count("read", x, from, bytes);
    if (Native.isCpu() && count > 0) {
      try {
        bytes.put(window(x, from, count));
      } finally {
        Reference.reachabilityFence(x);
      }
    } else {
      readThroughHeap(piece(x, from, count), bytes.order(ByteOrder.LITTLE_ENDIAN));
    }
  }

  /**
   * Sets the elements from {@code from} on to what {@code bytes} holds.
   *
   * @param z contiguous, with at least so many elements
   */
  public static void write(NdArray z, long from, ByteBuffer bytes) {
    int count = count("write", z, from, bytes);
    if (Native.isCpu() && count > 0) {
      try {
        window(z, from, count).put(bytes);
      } finally {
        Reference.reachabilityFence(z);
      }
    } else {
      writeThroughHeap(piece(z, from, count), bytes.order(ByteOrder.LITTLE_ENDIAN));
    }
  }

  private static int count(String operation, NdArray x, long from, ByteBuffer bytes) {
    int count = bytes.remaining() / x.dtype().bytes();
    boolean whole = bytes.remaining() == count * x.dtype().bytes();
    if (!x.isContiguous() || !whole || from < 0 || from > x.length() - count) {
      throw new IllegalArgumentException(
          "ArrayBytes.%s: %d bytes at element %d of %s array of %d %s"
              .formatted(
                  operation,
                  bytes.remaining(),
                  from,
                  x.isContiguous() ? "an" : "a strided",
                  x.length(),
                  x.dtype()));
    }
    return count;
  }

  private static ByteBuffer window(NdArray x, long from, int count) {
    long size = x.dtype().bytes();
    long begin = (x.offset() + from) * size;
    return new BytePointer(x.memory()).limit(begin + count * size).position(begin).asByteBuffer();
  }

  private static NdArray piece(NdArray x, long from, int count) {
    return x.view(from, new long[] {count}, new long[] {1});
  }

  static void readThroughHeap(NdArray x, ByteBuffer bytes) {
    switch (x.dtype()) {
      case FLOAT32 -> bytes.asFloatBuffer().put(ArrayIo.toFloats(x));
      case FLOAT64 -> bytes.asDoubleBuffer().put(ArrayIo.toDoubles(x));
      case INT64 -> bytes.asLongBuffer().put(ArrayIo.toLongs(x));
      case BOOL -> {
        for (long value : ArrayIo.toLongs(x)) {
          bytes.put((byte) value);
        }
      }
    }
    bytes.position(bytes.limit());
  }

  static void writeThroughHeap(NdArray z, ByteBuffer bytes) {
    int count = (int) z.length();
    switch (z.dtype()) {
      case FLOAT32 -> {
        float[] values = new float[count];
        bytes.asFloatBuffer().get(values);
        ArrayIo.set(z, values);
      }
      case FLOAT64 -> {
        double[] values = new double[count];
        bytes.asDoubleBuffer().get(values);
        ArrayIo.set(z, values);
      }
      case INT64 -> {
        long[] values = new long[count];
        bytes.asLongBuffer().get(values);
        ArrayIo.set(z, values);
      }
      case BOOL -> {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
          values[i] = bytes.get(bytes.position() + i);
        }
        ArrayIo.set(z, values);
      }
    }
    bytes.position(bytes.limit());
  }
}
