package org.linstock.jobs.console;

/**
 * A failure that the person at the keyboard can mend. Its message is one complete line: what was
 * being done, where, what was found, what was expected and what to do.
 */
public final class UserException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure explained by {@code message}. */
  public UserException(String message) {
    super(message);
  }

  /** A failure explained by {@code message}; {@code cause} is shown with {@code --verbose}. */
  public UserException(String message, Throwable cause) {
    super(message, cause);
  }
}
