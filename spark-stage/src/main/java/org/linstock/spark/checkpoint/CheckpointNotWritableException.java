package org.linstock.spark.checkpoint;

/** The checkpoint directory cannot be written. */
public final class CheckpointNotWritableException extends CheckpointException {
  private static final long serialVersionUID = 1L;

  public CheckpointNotWritableException(String message) {
    super(message, null);
  }

  public CheckpointNotWritableException(String message, Throwable cause) {
    super(message, cause);
  }
}
