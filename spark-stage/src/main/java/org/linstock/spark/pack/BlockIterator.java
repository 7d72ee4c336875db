package org.linstock.spark.pack;

import java.util.Iterator;
import java.util.NoSuchElementException;
import scala.Tuple2;

/** Packs a partition's sorted records into blocks, one block at a time. */
final class BlockIterator implements Iterator<PackedBlock> {
  private final Iterator<Tuple2<RowKey, byte[]>> records;
  private final RowFormat format;

  BlockIterator(RowFormat format, Iterator<Tuple2<RowKey, byte[]>> records) {
    this.format = format;
    this.records = records;
  }

  @Override
  public boolean hasNext() {
    return records.hasNext();
  }

  @Override
  public PackedBlock next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more blocks in this partition");
    }
    BlockBuilder block = new BlockBuilder(format);
    while (records.hasNext() && !block.full()) {
      Tuple2<RowKey, byte[]> record = records.next();
      if (SkipNote.isNote(record._2)) {
        block.addSkipped(SkipNote.count(record._2));
      } else {
        block.add(record._1, record._2);
      }
    }
    return block.build();
  }
}
