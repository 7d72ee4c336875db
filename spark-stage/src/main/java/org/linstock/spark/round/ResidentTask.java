package org.linstock.spark.round;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.linstock.spark.pack.PackedBlock;

/**
 * A task that stays for several rounds: it keeps its net, and takes from an {@link Exchange} what
 * to do with it until there is nothing more.
 */
final class ResidentTask {
  private final Exchange exchange;
  private final int partition;
  private final PartitionTrainer trainer;
  private final PartitionRows validation;

  private ResidentTask(
      Exchange exchange, int partition, PartitionTrainer trainer, PartitionRows validation) {
    this.exchange = exchange;
    this.partition = partition;
    this.trainer = trainer;
    this.validation = validation;
  }

  /** Runs in a task; all that it makes goes through the exchange of this number. */
  static Iterator<Object> run(
      RoundSpec spec, long number, int partition, Iterator<PackedBlock> blocks) {
    Exchange exchange = Exchange.of(number);
    if (exchange != null) {
      List<PackedBlock> all = new ArrayList<>();
      blocks.forEachRemaining(all::add);
      PartitionRows training = PartitionRows.training(spec.net(), all.iterator());
      PartitionRows validation = PartitionRows.validation(spec.net(), all.iterator());
      try (PartitionTrainer trainer = new PartitionTrainer(spec, partition, training)) {
        new ResidentTask(exchange, partition, trainer, validation).run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        exchange.close();
      }
    }
    return Collections.emptyIterator();
  }

  private void run() throws InterruptedException {
    TaskContext context = TaskContext.get();
    Exchange.Assignment<?> next = exchange.next(partition);
    while (next != null && !context.isInterrupted()) {
      carryOut(next);
      next = exchange.next(partition);
    }
  }

  private <R> void carryOut(Exchange.Assignment<R> assignment) {
    exchange.deliver(assignment, partition, assignment.carriedOutBy(this));
  }

  /** Trains a round; see {@link PartitionTrainer#round}. */
  List<Piece> round(RoundPosition at, StateSource state) {
    List<Piece> read = new ArrayList<>();
    trainer.round(at, state).forEachRemaining(piece -> read.add(piece.read()));
    return read;
  }

  /** Evaluates a state on the partition's validation examples. */
  EvaluationSums evaluate(StateSource state) {
    return trainer.evaluate(state, validation);
  }
}
