package org.linstock.spark.round;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Many floats as they are kept, broadcast and sent: little-endian bytes in chunks. Java's
 * serialization writes bytes in bulk but floats one by one, several times slower; and no chunk asks
 * a network or a heap for one huge array. The bytes are shared, and never written once they are in
 * here.
 */
public final class FloatVector implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * Floats in every chunk but the last: slightly less than 4 MB. With its header an array of 4 MB
   * would take one more of the heap's regions (of 1 MB, in a heap of 2 GB): 25 % for nothing.
   */
  static final int CHUNK = (1 << 20) - 1024;

  /** Numbers that are looked through at once. */
  private static final int STAGED = 4096;

  /** Lifts the bits of NaN and of infinities, without their sign, beyond the largest int. */
  private static final int BEYOND =
      Integer.MIN_VALUE - Float.floatToRawIntBits(Float.POSITIVE_INFINITY);

  private static final FloatVector EMPTY = new FloatVector(0, new byte[0][]);

  private final int size;
  private final byte[][] chunks;

  FloatVector(int size, byte[][] chunks) {
    this.size = size;
    this.chunks = chunks.clone();
  }

  /** No floats. */
  static FloatVector empty() {
    return EMPTY;
  }

  /** A copy of {@code values}. */
  public static FloatVector of(float[] values) {
    Builder builder = new Builder(values.length);
    builder.append(values);
    return builder.build();
  }

  /** Chunks of a vector of so many floats. */
  static int chunks(int size) {
    return Math.toIntExact(((long) size + CHUNK - 1) / CHUNK);
  }

  /** The bytes of {@code count} of the values. */
  static byte[] bytes(float[] values, int from, int count) {
    byte[] bytes = new byte[Math.multiplyExact(count, Float.BYTES)];
    floats(bytes).put(values, from, count);
    return bytes;
  }

  /** A copy of the floats that {@code bytes} are. */
  static float[] array(byte[] bytes) {
    float[] values = new float[bytes.length / Float.BYTES];
    floats(bytes).get(values);
    return values;
  }

  /** The floats that {@code bytes} are. */
  static FloatBuffer floats(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
  }

  /** Whether all the floats that {@code bytes} are are finite. */
  static boolean finite(byte[] bytes) {
    return finite(floats(bytes));
  }

  /** Whether all of {@code values} are finite. */
  static boolean finite(FloatBuffer values) {
    float[] staged = new float[Math.min(STAGED, values.capacity())];
    for (int from = 0; from < values.capacity(); from += STAGED) {
      int count = Math.min(STAGED, values.capacity() - from);
      values.get(from, staged, 0, count);
      if (!finite(staged, count)) {
        return false;
      }
    }
    return true;
  }

  /** Whether all of {@code values} are finite. */
  static boolean finite(float[] values) {
    return finite(values, values.length);
  }

  /** Whether no sum overflows; ors of them are taken several at once, maxima are not. */
  private static boolean finite(float[] values, int count) {
    int any = 0;
    for (int i = 0; i < count; i++) {
      any |= (Float.floatToRawIntBits(values[i]) & Integer.MAX_VALUE) + BEYOND;
    }
    return any >= 0;
  }

  /** Number of floats. */
  public int size() {
    return size;
  }

  int chunks() {
    return chunks.length;
  }

  byte[] chunk(int index) {
    return chunks[index];
  }

  /** Whether all are finite. */
  boolean finite() {
    return Arrays.stream(chunks).allMatch(FloatVector::finite);
  }

  /** Whether the other has the same bits. */
  boolean sameBits(FloatVector other) {
    return Arrays.deepEquals(chunks, other.chunks);
  }

  /** A copy, in one array. */
  public float[] toArray() {
    float[] values = new float[size];
    for (int i = 0; i < chunks.length; i++) {
      floats(chunks[i]).get(values, i * CHUNK, chunks[i].length / Float.BYTES);
    }
    return values;
  }

  /** Makes a vector from pieces of any length. */
  static final class Builder {
    private final byte[][] chunks;
    private final int size;
    private int at;

    Builder(int size) {
      this.size = size;
      this.chunks = new byte[chunks(size)][];
      for (int c = 0; c < chunks.length; c++) {
        chunks[c] = new byte[Math.min(CHUNK, size - c * CHUNK) * Float.BYTES];
      }
    }

    void append(float[] values) {
      int from = 0;
      while (from < values.length) {
        int count = Math.min(values.length - from, CHUNK - at % CHUNK);
        floats(chunks[at / CHUNK]).put(at % CHUNK, values, from, count);
        from += count;
        at += count;
      }
    }

    /** The vector, once all values have been appended. */
    FloatVector build() {
      if (at != size) {
        throw new IllegalStateException("vector of %d floats got %d".formatted(size, at));
      }
      return new FloatVector(size, chunks);
    }
  }
}
