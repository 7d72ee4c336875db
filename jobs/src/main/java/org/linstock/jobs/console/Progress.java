package org.linstock.jobs.console;

/** Shows how a training run proceeds. Closing it leaves the terminal on a fresh line. */
public interface Progress extends AutoCloseable {

  /** The run goes on from a checkpoint, given by its directory; one line, before any round. */
  void resumed(String checkpoint);

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
   * @param loss mean training loss of the epoch
   * @param validation what was measured on the rows held out, ready for reading; empty if there are
   *     none
   */
  void epoch(int epoch, double loss, String validation);

  @Override
  void close();
}
