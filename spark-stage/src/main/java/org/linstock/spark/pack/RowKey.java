package org.linstock.spark.pack;

import java.io.Serializable;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * The 128-bit content hash of a record: what decides where a row goes and in which order it comes.
 */
record RowKey(long high, long low) implements Comparable<RowKey>, Serializable {

  static RowKey of(byte[] record, long seed) {
    int seed32 = Long.hashCode(seed);
    long[] hash = MurmurHash3.hash128x64(record, 0, record.length, seed32);
    return new RowKey(hash[0], hash[1]);
  }

  @Override
  public int compareTo(RowKey other) {
    int byHigh = Long.compare(high, other.high);
    return byHigh != 0 ? byHigh : Long.compare(low, other.low);
  }
}
