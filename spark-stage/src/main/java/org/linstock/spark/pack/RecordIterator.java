package org.linstock.spark.pack;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/**
 * Reads an input partition's rows as keyed records: the training rows or the validation rows. A bad
 * row is thrown with its place, or counted; the count comes as a last note.
 */
final class RecordIterator implements Iterator<Tuple2<RowKey, byte[]>> {
  private final RowReader reader;
  private final boolean skipInvalid;
  private final boolean wantValidation;
  private final long seed;
  private final int partition;
  private final Iterator<Row> rows;
  private long rowNumber;
  private long skipped;
  private Tuple2<RowKey, byte[]> next;

  RecordIterator(
      RowFormat format, boolean wantValidation, long seed, int partition, Iterator<Row> rows) {
    this.reader = new RowReader(format);
    this.skipInvalid = format.skipInvalid();
    this.wantValidation = wantValidation;
    this.seed = seed;
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
      next = SkipNote.of(partition, skipped);
      skipped = 0;
    }
    return next != null;
  }

  @Override
  public Tuple2<RowKey, byte[]> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more rows in partition " + partition);
    }
    Tuple2<RowKey, byte[]> result = next;
    next = null;
    return result;
  }

  private Tuple2<RowKey, byte[]> record(Row row) {
    // A row without a readable indicator belongs to neither side; the pass over the training rows
    // reports it.
    boolean ours = !wantValidation;
    try {
      ours = reader.isValidation(row) == wantValidation;
      return ours ? keyed(reader.read(row)) : null;
    } catch (BadValueException e) {
      if (ours && !skipInvalid) {
        throw e.at(partition, rowNumber);
      }
      skipped += ours ? 1 : 0;
      return null;
    }
  }

  private Tuple2<RowKey, byte[]> keyed(byte[] record) {
    return new Tuple2<>(RowKey.of(record, seed), record);
  }
}
