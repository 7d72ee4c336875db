package org.linstock.jobs;

/**
 * How much is logged when {@code jobs/bin/linstock} runs the command. These are the properties that
 * {@code log4j2.properties} of this package reads; they must be set before the first logger exists.
 */
final class Logging {
  private Logging() {}

  static void configure(boolean verbose) {
    if (verbose) {
      System.setProperty("linstock.log.own", "info");
      System.setProperty("linstock.log.others", "warn");
      System.setProperty("linstock.log.failures", "warn");
    }
  }
}
