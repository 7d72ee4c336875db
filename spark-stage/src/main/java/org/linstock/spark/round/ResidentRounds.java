package org.linstock.spark.round;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaRDD;
import org.linstock.spark.error.Failures;
import org.linstock.spark.pack.PackedBlock;

/**
 * Rounds in local mode, where tasks run in the driver's JVM: the tasks of one job stay for several
 * rounds, and states go from hand to hand, so that a round costs neither a job nor a broadcast.
 * What a partition computes and how results are averaged is the same as in any other round.
 *
 * <p>Tasks need a core each at the same time. Where they do not get them, and where the driver does
 * other things between rounds for longer than they wait, each round is a job again.
 */
final class ResidentRounds implements AutoCloseable {
  /** After this time the tasks are let go, so that other jobs of the same session get cores. */
  private static final long STAY = TimeUnit.SECONDS.toNanos(2);

  /** So many times tasks may have been let go after a single round before it is not tried again. */
  private static final int ATTEMPTS = 3;

  private final RoundSpec spec;
  private final JavaRDD<PackedBlock> blocks;
  private boolean useful;
  private int single;
  private Exchange exchange;
  private FutureTask<Void> job;
  private long began;
  private int rounds;

  ResidentRounds(RoundSpec spec, JavaRDD<PackedBlock> blocks) {
    this.spec = spec;
    this.blocks = blocks;
    this.useful =
        blocks.context().isLocal()
            && blocks.getNumPartitions() <= blocks.context().defaultParallelism();
  }

  /**
   * Trains a round.
   *
   * @return what all partitions made of it; empty if the round has to be run as a job of its own
   */
  Optional<List<Piece>> run(GlobalState state, RoundPosition at) {
    Exchange.Assignment<List<Piece>> round =
        new Exchange.Assignment<>(task -> task.round(at, state));
    if (!taken(round)) {
      if (!useful) {
        return Optional.empty();
      }
      begin(round);
    }
    rounds++;
    return delivered(round).map(pieces -> pieces.stream().flatMap(List::stream).toList());
  }

  /**
   * Evaluates a state between rounds.
   *
   * @return the sums of all partitions, in order; empty if it has to be done by a job
   */
  Optional<List<EvaluationSums>> evaluate(GlobalState state) {
    Exchange.Assignment<EvaluationSums> evaluation =
        new Exchange.Assignment<>(task -> task.evaluate(state));
    return taken(evaluation) ? delivered(evaluation) : Optional.empty();
  }

  /** Whether tasks are there that take {@code next}. If they have been there for long, they go. */
  private boolean taken(Exchange.Assignment<?> next) {
    if (exchange == null) {
      return false;
    }
    if (System.nanoTime() - began <= STAY && exchange.set(next)) {
      return true;
    }
    single = rounds > 1 ? 0 : single + 1;
    useful = single < ATTEMPTS;
    close();
    return false;
  }

  private void begin(Exchange.Assignment<?> first) {
    Exchange opened = new Exchange(blocks.getNumPartitions(), first);
    RoundSpec s = spec;
    JavaRDD<PackedBlock> rows = blocks;
    long number = opened.number();
    exchange = opened;
    job =
        new FutureTask<>(
            () -> {
              try {
                Rdds.collect(rows, (p, it) -> ResidentTask.run(s, number, p, it));
              } finally {
                opened.jobEnded();
              }
            },
            null);
    began = System.nanoTime();
    rounds = 0;
    Thread thread = new Thread(job, "linstock-rounds");
    thread.setDaemon(true);
    thread.start();
  }

  private <R> Optional<List<R>> delivered(Exchange.Assignment<R> assignment) {
    try {
      if (exchange.await()) {
        return Optional.of(assignment.made());
      }
    } catch (InterruptedException e) {
      exchange.close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a round or its validation", e);
    }
    // The job is over without all of it. Its own failure says why, if there is one.
    useful = false;
    close();
    return Optional.empty();
  }

  /**
   * Lets the tasks go, and waits until their cores are free.
   *
   * @throws RuntimeException if their job failed
   */
  @Override
  public void close() {
    if (exchange == null) {
      return;
    }
    exchange.close();
    exchange = null;
    try {
      job.get();
    } catch (ExecutionException e) {
      throw Failures.unwrap(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while tasks were ending", e);
    }
  }
}
