package org.linstock.spark.checkpoint;

/** The round is already there: another run writes, or wrote, to this directory. */
public final class CheckpointExistsException extends CheckpointException {
  private static final long serialVersionUID = 1L;

  public CheckpointExistsException(String message) {
    super(message, null);
  }

  public CheckpointExistsException(String message, Throwable cause) {
    super(message, cause);
  }
}
