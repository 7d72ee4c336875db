package org.linstock.spark.round;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;

/** The upper half of a float: its sign, its exponent, and seven bits of its fraction. */
final class Bfloat16 {
  private static final short NAN = 0x7fc0;

  private Bfloat16() {}

  /** To the nearest, and to the even one of two that are as near, as PyTorch rounds. */
  static short nearest(float value) {
    if (Float.isNaN(value)) {
      return NAN;
    }
    int bits = Float.floatToRawIntBits(value);
    return (short) ((bits + 0x7fff + (bits >>> 16 & 1)) >>> 16);
  }

  static float toFloat(short value) {
    return Float.intBitsToFloat(value << 16);
  }

  /**
   * The change from {@code start} to {@code value}. It is the nearest, but one that goes too far by
   * more than half of {@code value} is cut off instead: a running mean of squares would become far
   * too small, or negative.
   */
  static short change(float value, float start) {
    float change = value - start;
    short nearest = nearest(change);
    float beyond = Math.abs(toFloat(nearest)) - Math.abs(change);
    return beyond > Math.abs(value) / 2 && Float.isFinite(change)
        ? (short) (Float.floatToRawIntBits(change) >>> 16)
        : nearest;
  }

  /**
   * The changes to {@code values}, as little-endian bytes.
   *
   * @param start as bytes of floats; null: zeros
   */
  static byte[] changes(float[] values, byte[] start) {
    byte[] bytes = new byte[Math.multiplyExact(values.length, Short.BYTES)];
    ShortBuffer out = shorts(bytes);
    FloatBuffer from = start == null ? null : FloatVector.floats(start);
    for (int i = 0; i < values.length; i++) {
      out.put(i, change(values[i], from == null ? 0 : from.get(i)));
    }
    return bytes;
  }

  /** The numbers that {@code bytes} are. */
  static FloatBuffer floats(byte[] bytes) {
    ShortBuffer in = shorts(bytes);
    float[] values = new float[in.capacity()];
    for (int i = 0; i < values.length; i++) {
      values[i] = toFloat(in.get(i));
    }
    return FloatBuffer.wrap(values);
  }

  private static ShortBuffer shorts(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
  }
}
