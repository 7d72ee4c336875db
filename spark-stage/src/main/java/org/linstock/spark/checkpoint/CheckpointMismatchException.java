package org.linstock.spark.checkpoint;

/** The checkpoint belongs to other data, another net or other settings. */
public final class CheckpointMismatchException extends CheckpointException {
  private static final long serialVersionUID = 1L;

  public CheckpointMismatchException(String message) {
    super(message, null);
  }

  public CheckpointMismatchException(String message, Throwable cause) {
    super(message, cause);
  }
}
