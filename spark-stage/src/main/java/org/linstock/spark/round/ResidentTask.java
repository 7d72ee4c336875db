package org.linstock.spark.round;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.linstock.spark.pack.PackedBlock;

/**
 * A task that stays for several rounds: it keeps its net, and takes rounds from an {@link Exchange}
 * until there is none.
 */
final class ResidentTask {
  private final Exchange rounds;
  private final int partition;

  private ResidentTask(Exchange rounds, int partition) {
    this.rounds = rounds;
    this.partition = partition;
  }

  /** Runs in a task; all that it makes goes through the exchange of this number. */
  static Iterator<Object> run(
      RoundSpec spec, long exchange, int partition, Iterator<PackedBlock> blocks) {
    Exchange rounds = Exchange.of(exchange);
    if (rounds != null) {
      try (PartitionTrainer trainer = new PartitionTrainer(spec, partition, blocks)) {
        new ResidentTask(rounds, partition).run(trainer);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        rounds.close();
      }
    }
    return Collections.emptyIterator();
  }

  private void run(PartitionTrainer trainer) throws InterruptedException {
    TaskContext context = TaskContext.get();
    Exchange.Assignment next = rounds.next(partition);
    while (next != null && !context.isInterrupted()) {
      rounds.deliver(next, partition, read(trainer.round(next.at(), next.state())));
      next = rounds.next(partition);
    }
  }

  private static List<Piece> read(Iterator<Piece> pieces) {
    List<Piece> read = new ArrayList<>();
    pieces.forEachRemaining(piece -> read.add(piece.read()));
    return read;
  }
}
