package org.linstock.spark.round;

import java.nio.FloatBuffer;
import java.util.Locale;

/** As what the numbers of a partition's state travel to where they are averaged. */
public enum TransferType {
  /** The numbers as they are: four bytes each. */
  FLOAT32,
  /** What the round changed them by, rounded to {@link Bfloat16}: two bytes each. */
  BFLOAT16;

  /** The one that a param {@code transferType} names. */
  public static TransferType named(String param) {
    return valueOf(param.toUpperCase(Locale.ROOT));
  }

  /** Whether what is sent are changes, to be added to what the round began with. */
  boolean sendsChanges() {
    return this == BFLOAT16;
  }

  /**
   * What is sent of a chunk.
   *
   * @param start what the chunk was when the round began; null: zeros
   */
  byte[] encode(float[] values, byte[] start) {
    return this == BFLOAT16
        ? Bfloat16.changes(values, start)
        : FloatVector.bytes(values, 0, values.length);
  }

  /**
   * Whether all that is sent is finite.
   *
   * @param values of which {@code sent} was made
   */
  boolean finite(float[] values, byte[] sent) {
    return this == BFLOAT16 ? FloatVector.finite(decode(sent)) : FloatVector.finite(values);
  }

  /** The numbers that were sent. */
  FloatBuffer decode(byte[] bytes) {
    return this == BFLOAT16 ? Bfloat16.floats(bytes) : FloatVector.floats(bytes);
  }
}
