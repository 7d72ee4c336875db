package org.linstock.faults;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.StreamCapabilities;
import org.apache.hadoop.fs.Syncable;

/** A stream whose operations go wrong as {@link Faults} has it. */
final class FaultyOutputStream extends OutputStream implements Syncable, StreamCapabilities {
  private final FSDataOutputStream out;

  FaultyOutputStream(FSDataOutputStream out) {
    this.out = out;
  }

  /** An operation without a result. */
  private interface Step {
    void run() throws IOException;
  }

  private static void around(String name, Step step) throws IOException {
    Faults.around(
        name,
        () -> {
          step.run();
          return true;
        },
        false);
  }

  @Override
  public void write(int b) throws IOException {
    around("write", () -> out.write(b));
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    around("write", () -> out.write(bytes, from, count));
  }

  @Override
  public void flush() throws IOException {
    around("flush", out::flush);
  }

  @Override
  public void hflush() throws IOException {
    around("hflush", out::hflush);
  }

  @Override
  public void hsync() throws IOException {
    around("hsync", out::hsync);
  }

  @Override
  public void close() throws IOException {
    around("close", out::close);
  }

  @Override
  public boolean hasCapability(String capability) {
    return out.hasCapability(capability);
  }
}
