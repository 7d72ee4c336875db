package org.linstock.spark.error;

/** A row that cannot be trained on or predicted: null, not finite, of the wrong length or range. */
public final class BadRowException extends LinstockException {
  private static final long serialVersionUID = 1L;

  public BadRowException(String message) {
    super(message);
  }
}
