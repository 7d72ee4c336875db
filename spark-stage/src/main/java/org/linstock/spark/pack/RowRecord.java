package org.linstock.spark.pack;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * A row on its way into a block: a byte that says what it is, a key of two longs, and the
 * little-endian floats of weight, targets and features. The key is the 128-bit hash of the floats:
 * it decides where a row goes and in which order it comes, so equal content is treated alike
 * however it was stored. A plain array, because millions of them are sorted and sent.
 *
 * <p>A note says how many bad rows an input partition had. An accumulator would count a retried
 * task twice; what travels with the data is exact.
 */
final class RowRecord {
  private static final byte NOTE = 0;
  private static final byte TRAINING = 1;
  private static final byte VALIDATION = 2;

  private static final int HIGH = 1;
  private static final int LOW = HIGH + Long.BYTES;
  private static final int FLOATS = LOW + Long.BYTES;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private RowRecord() {}

  static byte[] of(boolean validation, float[] floats, long seed) {
    byte[] record = new byte[Math.addExact(FLOATS, Math.multiplyExact(floats.length, Float.BYTES))];
    record[0] = validation ? VALIDATION : TRAINING;
    floats(record).put(floats);
    long[] hash =
        MurmurHash3.hash128x64(record, FLOATS, record.length - FLOATS, Long.hashCode(seed));
    LONGS.set(record, HIGH, hash[0]);
    LONGS.set(record, LOW, hash[1]);
    return record;
  }

  /** The note of input partition {@code partition}. */
  static byte[] note(int partition, long badRows) {
    byte[] record = new byte[FLOATS];
    record[0] = NOTE;
    LONGS.set(record, HIGH, badRows);
    LONGS.set(record, LOW, (long) partition);
    return record;
  }

  static boolean isNote(byte[] record) {
    return record[0] == NOTE;
  }

  /** What a note says. */
  static long badRows(byte[] note) {
    return high(note);
  }

  static boolean isValidation(byte[] record) {
    return record[0] == VALIDATION;
  }

  static long high(byte[] record) {
    return (long) LONGS.get(record, HIGH);
  }

  static long low(byte[] record) {
    return (long) LONGS.get(record, LOW);
  }

  /** Weight, targets and features. */
  static FloatBuffer floats(byte[] record) {
    return ByteBuffer.wrap(record, FLOATS, record.length - FLOATS)
        .slice()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer();
  }

  /** Notes, then training rows, then validation rows; each by its key. */
  static int compare(byte[] a, byte[] b) {
    if (a[0] != b[0]) {
      return Byte.compare(a[0], b[0]);
    }
    int byHigh = Long.compare(high(a), high(b));
    return byHigh != 0 ? byHigh : Long.compare(low(a), low(b));
  }
}
