package org.linstock.train;

import com.google.errorprone.annotations.FormatMethod;
import java.io.PrintStream;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/** Tells a person how training goes: one line an epoch, rewritten meanwhile on a terminal. */
final class Progress {
  private static final long REWRITE_NANOS = 100_000_000;

  private final PrintStream out;
  private final boolean terminal;
  private final LongSupplier clock;
  private long lastWritten = Long.MIN_VALUE;
  private int width;

  /**
   * @param terminal whether a line can be rewritten
   * @param clock nanoseconds
   */
  Progress(PrintStream out, boolean terminal, LongSupplier clock) {
    this.out = out;
    this.terminal = terminal;
    this.clock = clock;
  }

  /** On {@code System.err}, which is a terminal when the process has one (Java 17 to 21). */
  @SuppressWarnings("SystemConsoleNull")
  static Progress onTerminal() {
    return new Progress(System.err, System.console() != null, System::nanoTime);
  }

  /** After a batch: on a terminal the line is written anew, at most ten times a second. */
  void batch(int epoch, int epochs, int batch, int batches, double loss) {
    long now = clock.getAsLong();
    if (terminal && (width == 0 || now - lastWritten >= REWRITE_NANOS)) {
      lastWritten = now;
      rewrite(text("epoch %d/%d  batch %d/%d  loss %.4f", epoch, epochs, batch, batches, loss));
    }
  }

  void epoch(Epoch epoch, int epochs) {
    StringBuilder line = new StringBuilder();
    line.append(text("epoch %d/%d  loss %.4f", epoch.number(), epochs, epoch.loss()));
    append(line, "accuracy", epoch.accuracy());
    append(line, "validation loss", epoch.validationLoss());
    append(line, "accuracy", epoch.validationAccuracy());
    line.append(text("  %,d examples in %.1f s", epoch.examples(), epoch.seconds()));
    if (terminal) {
      rewrite(line.toString());
      out.println();
    } else {
      out.println(line);
    }
    width = 0;
  }

  void stopped(int best) {
    out.println(text("stopped early; the net has its values of epoch %d, the best", best));
  }

  private void rewrite(String line) {
    out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
    out.flush();
    width = line.length();
  }

  private static void append(StringBuilder line, String name, OptionalDouble value) {
    if (value.isPresent()) {
      line.append(text("  %s %.4f", name, value.getAsDouble()));
    }
  }

  @FormatMethod
  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
