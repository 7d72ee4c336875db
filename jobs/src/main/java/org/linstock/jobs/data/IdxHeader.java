package org.linstock.jobs.data;

import java.io.DataInputStream;
import java.io.IOException;
import org.linstock.jobs.console.UserException;

/**
 * The header of an IDX file of unsigned bytes.
 *
 * @param count how many items follow
 * @param itemSize bytes in one item
 * @param bytes the length of the header itself
 */
record IdxHeader(int count, int itemSize, int bytes) {
  private static final int UNSIGNED_BYTE = 0x08;
  private static final int MAX_DIMENSIONS = 8;

  /** Reads the header at the start of {@code in}; {@code what} names the file in messages. */
  static IdxHeader read(DataInputStream in, String what) throws IOException {
    int magic = in.readInt();
    int dimensions = magic & 0xff;
    if (magic >>> 16 != 0
        || (magic >>> 8 & 0xff) != UNSIGNED_BYTE
        || dimensions < 1
        || dimensions > MAX_DIMENSIONS) {
      throw new UserException(
          String.format(
              "read %s: starts with 0x%08x, which is not an IDX file of unsigned bytes (0x000008nn); is it another"
                  + " format? See --format",
              what, magic));
    }
    int count = in.readInt();
    long itemSize = 1;
    for (int i = 1; i < dimensions; i++) {
      itemSize = Math.multiplyExact(itemSize, (long) in.readInt());
    }
    if (count < 0 || itemSize <= 0 || itemSize > Integer.MAX_VALUE) {
      throw new UserException(
          String.format(
              "read %s: the header declares %d items of %d bytes; the file is corrupt",
              what, count, itemSize));
    }
    return new IdxHeader(count, (int) itemSize, 4 + 4 * dimensions);
  }
}
