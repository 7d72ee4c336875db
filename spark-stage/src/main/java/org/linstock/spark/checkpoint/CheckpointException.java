package org.linstock.spark.checkpoint;

import org.linstock.spark.error.LinstockException;

/** A checkpoint that could not be written, read or continued. */
public class CheckpointException extends LinstockException {
  private static final long serialVersionUID = 1L;

  public CheckpointException(String message, Throwable cause) {
    super(message, cause);
  }
}
