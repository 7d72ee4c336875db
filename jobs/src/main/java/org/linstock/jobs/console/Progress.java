package org.linstock.jobs.console;

/** Shows how a training run proceeds. Closing it leaves the terminal on a fresh line. */
public interface Progress extends AutoCloseable {

  /**
   * A round was averaged.
   *
   * @param round rounds so far, counted from 1
   * @param total rounds in the whole run
   * @param loss mean training loss of the round
   * @param examplesPerSecond how fast the round was trained
   */
  void round(long round, long total, double loss, double examplesPerSecond);

  /**
   * An epoch is over.
   *
   * @param epoch epochs so far, counted from 1
   * @param metrics what was measured, ready for reading
   */
  void epoch(int epoch, String metrics);

  @Override
  void close();
}
