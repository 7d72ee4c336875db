package org.linstock.jobs;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells Ctrl-C from the end of a run: the failures that stopping Spark causes are then not worth a
 * word.
 */
final class Interruption {
  private final AtomicBoolean finished = new AtomicBoolean();
  private final AtomicBoolean happened = new AtomicBoolean();

  /** Watches for the JVM being told to stop, and says so in one line on {@code err}. */
  static Interruption watch(PrintStream err) {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> interruption.stop(err), "linstock-stop"));
    return interruption;
  }

  private void stop(PrintStream err) {
    if (!finished.get()) {
      happened.set(true);
      err.println();
      err.println("linstock: stopped; a run with --checkpoint goes on with --resume");
      // What Spark logs while its parts stop in any order would bury that line.
      System.setErr(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    }
  }

  /** The run is over by itself. */
  void finished() {
    finished.set(true);
  }

  /** Whether the JVM was told to stop before the run was over. */
  boolean happened() {
    return happened.get();
  }
}
