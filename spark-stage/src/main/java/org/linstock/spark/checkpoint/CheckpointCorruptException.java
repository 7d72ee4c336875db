package org.linstock.spark.checkpoint;

/** A round does not verify; the message names the file. */
public final class CheckpointCorruptException extends CheckpointException {
  private static final long serialVersionUID = 1L;

  public CheckpointCorruptException(String message) {
    super(message, null);
  }

  public CheckpointCorruptException(String message, Throwable cause) {
    super(message, cause);
  }
}
