package org.linstock.spark.pack;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;

/**
 * Reads an input partition's rows as records. A bad row is thrown with its place, or counted; the
 * count comes as a last note.
 */
final class RecordIterator implements Iterator<byte[]> {
  private final RowReader reader;
  private final boolean skipInvalid;
  private final int partition;
  private final Iterator<Row> rows;
  private long rowNumber;
  private long skipped;
  private byte[] next;

  RecordIterator(RowFormat format, long seed, int partition, Iterator<Row> rows) {
    this.reader = new RowReader(format, seed);
    this.skipInvalid = format.skipInvalid();
    this.partition = partition;
    this.rows = rows;
  }

  @Override
  public boolean hasNext() {
    while (next == null && rows.hasNext()) {
      next = record(rows.next());
      rowNumber++;
    }
    if (next == null && skipped > 0) {
      next = RowRecord.note(partition, skipped);
      skipped = 0;
    }
    return next != null;
  }

  @Override
  public byte[] next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more rows in partition " + partition);
    }
    byte[] result = next;
    next = null;
    return result;
  }

  private byte[] record(Row row) {
    try {
      return reader.read(row);
    } catch (BadValueException e) {
      if (!skipInvalid) {
        throw e.at(partition, rowNumber);
      }
      skipped++;
      return null;
    }
  }
}
