package org.linstock.spark.error;

/**
 * A failure whose message is one line for the user: what was got, what was expected, what to do.
 * Its subclasses say which joint failed. It travels from a task to the driver, so it holds text
 * only.
 */
public class LinstockException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LinstockException(String message) {
    super(message);
  }

  public LinstockException(String message, Throwable cause) {
    super(message, cause);
  }
}
