package org.linstock.data;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The header of an IDX file (the MNIST format): two zero bytes, an element type, a rank, and the
 * big-endian sizes. Only unsigned bytes (type 8), as MNIST and its successors use them.
 *
 * @param sizes the sizes of the dimensions; the first counts the items
 */
public record IdxHeader(List<Integer> sizes) {
  private static final int UNSIGNED_BYTE = 8;
  private static final int MAX_RANK = 4;
  private static final long MAX_ITEM = 1 << 26;

  /**
   * Reads a header; the stream then stands at the first item.
   *
   * @param file what to call it in errors
   */
  public static IdxHeader read(DataInputStream in, String file) throws IOException {
    try {
      int magic = in.readInt();
      int type = magic >> 8;
      int rank = magic & 0xff;
      if (type != UNSIGNED_BYTE || rank < 1 || rank > MAX_RANK) {
        throw new IOException(
            "IDX file %s: begins with %08x, expected 0000080r for unsigned bytes of rank r = 1 to %d"
                .formatted(file, magic, MAX_RANK));
      }
      List<Integer> sizes = new ArrayList<>();
      for (int i = 0; i < rank; i++) {
        sizes.add(in.readInt());
      }
      IdxHeader header = new IdxHeader(List.copyOf(sizes));
      header.check(file);
      return header;
    } catch (EOFException e) {
      throw new IOException("IDX file %s: ends inside its header".formatted(file), e);
    }
  }

  private void check(String file) throws IOException {
    long size = 1;
    for (int i = 0; i < sizes.size(); i++) {
      size *= i == 0 ? 1 : sizes.get(i);
      if (sizes.get(i) < 0 || size > MAX_ITEM) {
        throw new IOException(
            "IDX file %s: sizes %s are not those of images or labels".formatted(file, sizes));
      }
    }
  }

  /** The number of items. */
  public int count() {
    return sizes.get(0);
  }

  /** The number of bytes of one item. */
  public int itemSize() {
    return sizes.stream().skip(1).reduce(1, Math::multiplyExact);
  }
}
