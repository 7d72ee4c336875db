package org.linstock.faults;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import org.apache.hadoop.fs.PositionedReadable;
import org.apache.hadoop.fs.Seekable;

/** Reads an object of the {@link ObjectStore}. */
final class ObjectInput extends ByteArrayInputStream implements Seekable, PositionedReadable {

  ObjectInput(byte[] object) {
    super(object);
  }

  @Override
  public void seek(long position) throws IOException {
    if (position < 0 || position > count) {
      throw new EOFException("seek to %d of %d".formatted(position, count));
    }
    pos = (int) position;
  }

  @Override
  public long getPos() {
    return pos;
  }

  @Override
  public boolean seekToNewSource(long target) {
    return false;
  }

  @Override
  public int read(long position, byte[] buffer, int offset, int length) {
    int available = (int) Math.min(length, count - position);
    if (available <= 0) {
      return -1;
    }
    System.arraycopy(buf, (int) position, buffer, offset, available);
    return available;
  }

  @Override
  public void readFully(long position, byte[] buffer, int offset, int length) throws IOException {
    if (read(position, buffer, offset, length) < length) {
      throw new EOFException("%d bytes at %d of %d".formatted(length, position, count));
    }
  }

  @Override
  public void readFully(long position, byte[] buffer) throws IOException {
    readFully(position, buffer, 0, buffer.length);
  }
}
