package org.linstock.data;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Text whose rows are of bounded length: a quote left open must not read a whole file into one. */
final class RowLimit extends FilterReader {
  static final int MAX_ROW = 1_000_000;

  private long inRow;

  RowLimit(Reader in) {
    super(in);
  }

  /** Counts anew. */
  void startRow() {
    inRow = 0;
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    int count = super.read(target, offset, length);
    inRow += Math.max(0, count);
    if (inRow > MAX_ROW) {
      throw new IOException(
          "a row of more than %d characters; is a quote left open?".formatted(MAX_ROW));
    }
    return count;
  }
}
