package org.linstock.io;

import java.io.IOException;

/**
 * A safetensors file that breaks the format; the message names the file and what is wrong with it.
 */
public final class SafetensorsException extends IOException {
  private static final long serialVersionUID = 1L;

  public SafetensorsException(String file, String problem) {
    super("safetensors file %s: %s".formatted(file, problem));
  }

  SafetensorsException(String file, String problem, Throwable cause) {
    super("safetensors file %s: %s".formatted(file, problem), cause);
  }
}
