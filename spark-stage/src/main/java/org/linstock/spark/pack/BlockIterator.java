package org.linstock.spark.pack;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** Packs a partition's sorted records into blocks, one block at a time. */
final class BlockIterator implements Iterator<PackedBlock> {
  private final Iterator<byte[]> records;
  private final RowFormat format;
  private byte[] pending;

  BlockIterator(RowFormat format, Iterator<byte[]> records) {
    this.format = format;
    this.records = records;
    advance();
  }

  @Override
  public boolean hasNext() {
    return pending != null;
  }

  @Override
  public PackedBlock next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more blocks in this partition");
    }
    BlockBuilder block = new BlockBuilder(format);
    while (pending != null && !block.isClosedTo(pending)) {
      if (RowRecord.isNote(pending)) {
        block.addSkipped(RowRecord.badRows(pending));
      } else {
        block.add(pending);
      }
      advance();
    }
    return block.build();
  }

  private void advance() {
    pending = records.hasNext() ? records.next() : null;
  }
}
