package org.linstock.spark.pack;

import java.nio.ByteBuffer;
import scala.Tuple2;

/**
 * How many bad rows an input partition had, sent along with its records. An accumulator would count
 * a retried task twice; what travels with the data is exact.
 */
final class SkipNote {
  /** No record has this length: records are whole floats. */
  private static final int LENGTH = Long.BYTES + 1;

  private SkipNote() {}

  static Tuple2<RowKey, byte[]> of(int partition, long count) {
    byte[] note = ByteBuffer.allocate(LENGTH).putLong(count).array();
    return new Tuple2<>(new RowKey(Long.MIN_VALUE, partition), note);
  }

  static boolean isNote(byte[] record) {
    return record.length == LENGTH;
  }

  static long count(byte[] note) {
    return ByteBuffer.wrap(note).getLong();
  }
}
