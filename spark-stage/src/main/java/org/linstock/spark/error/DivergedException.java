package org.linstock.spark.error;

/** A round whose parameters or loss were no longer finite; nothing of that round is kept. */
public final class DivergedException extends LinstockException {
  private static final long serialVersionUID = 1L;

  public DivergedException(String message) {
    super(message);
  }
}
