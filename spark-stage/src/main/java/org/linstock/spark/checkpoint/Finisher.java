package org.linstock.spark.checkpoint;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Threads for what can be done beside writing. Closing waits until all that was begun has ended.
 */
final class Finisher implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool(Finisher::daemon);

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "linstock-checkpoint");
    thread.setDaemon(true);
    return thread;
  }

  <T> Future<T> begin(Callable<T> work) {
    return threads.submit(work);
  }

  /** The result of {@link #begin}, or what its work threw. */
  static <T> T get(Future<T> result) throws IOException {
    try {
      return result.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a checkpoint was written");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw (Error) e.getCause();
    }
  }

  @Override
  public void close() {
    threads.shutdown();
    boolean interrupted = false;
    while (!threads.isTerminated()) {
      try {
        threads.awaitTermination(1, TimeUnit.DAYS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
