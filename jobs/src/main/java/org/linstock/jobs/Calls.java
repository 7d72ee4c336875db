package org.linstock.jobs;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Refuses wrong calls of one command: exit code 2, with its usage. */
record Calls(CommandLine command) {

  /** Refuses the call unless {@code good}. */
  void require(boolean good, String message) {
    if (!good) {
      throw new ParameterException(command, message);
    }
  }
}
