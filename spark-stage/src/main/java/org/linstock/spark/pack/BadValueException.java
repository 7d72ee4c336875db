package org.linstock.spark.pack;

import org.linstock.spark.error.BadRowException;

/** What is wrong with one value of a row, before it is known which row that is. */
public final class BadValueException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String column;

  BadValueException(String column, String got, String expected) {
    // No stack trace: with handleInvalid=skip this is thrown once a bad row, and caught at once.
    super("got " + got + ", expected " + expected, null, false, false);
    this.column = column;
  }

  /** The error for the user, now that the place is known; rows are counted from 0. */
  public BadRowException at(int partition, long row) {
    return new BadRowException(
        "column '%s', partition %d, row %d: %s; correct the row, or set handleInvalid to \"skip\" to leave such rows out"
            .formatted(column, partition, row, getMessage()));
  }
}
