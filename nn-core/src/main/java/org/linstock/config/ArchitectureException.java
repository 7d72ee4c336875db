package org.linstock.config;

/**
 * An architecture that cannot be written or read; the message says where in the net and what to do.
 */
public final class ArchitectureException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public ArchitectureException(String message) {
    super(message);
  }

  ArchitectureException(String message, Throwable cause) {
    super(message, cause);
  }
}
