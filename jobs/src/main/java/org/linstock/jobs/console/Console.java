package org.linstock.jobs.console;

import java.io.PrintStream;
import java.util.Locale;

/** The two streams of a run: results on one, progress and failures on the other. */
public final class Console {
  private final PrintStream out;
  private final PrintStream err;
  private final int columns;

  /**
   * @param out where results go
   * @param err where progress and failures go
   * @param columns width of the terminal on which a person watches {@code err}; 0 if nobody does
   */
  public Console(PrintStream out, PrintStream err, int columns) {
    this.out = out;
    this.err = err;
    this.columns = columns;
  }

  /** One line of the result. */
  public void print(String line) {
    out.println(line);
  }

  /** One formatted line of the result, numbers in the same notation everywhere. */
  public void print(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }

  /** One line about the progress of the run. */
  public void note(String line) {
    err.println(line);
  }

  /** The one line that says why the run failed. */
  public void fail(String line) {
    err.println("linstock: " + line);
  }

  /** A new display of training progress: a bar for a person, a line an epoch for a log. */
  public Progress progress(int epochs) {
    return columns > 0 ? new BarProgress(err, columns) : new LineProgress(err, epochs);
  }

  /** The stream of results, for those that print themselves. */
  public PrintStream out() {
    return out;
  }

  /** The stream of progress and failures, for those that print themselves. */
  public PrintStream err() {
    return err;
  }
}
