package org.linstock.spark.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** Compares what is written to it with what a stream gives. */
final class Comparison extends OutputStream {
  private final InputStream in;
  private byte[] there = {};
  private boolean same = true;

  Comparison(InputStream in) {
    this.in = in;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    if (!same) {
      return;
    }
    if (there.length < count) {
      there = new byte[count];
    }
    int read = in.readNBytes(there, 0, count);
    same = read == count && Arrays.equals(there, 0, count, bytes, from, from + count);
  }

  /** Whether all that was written was there. */
  boolean same() {
    return same;
  }
}
