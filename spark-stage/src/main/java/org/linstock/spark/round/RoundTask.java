package org.linstock.spark.round;

import java.util.Iterator;
import org.linstock.spark.pack.PackedBlock;
import org.linstock.train.LocalTrainer;

/**
 * A partition's part of a round. Depends on its arguments alone, so any retry gives the same bits.
 */
final class RoundTask {
  private final RoundSpec spec;
  private final RoundPosition at;
  private final int partition;
  private final PartitionRows rows;
  private double weight;
  private double lossSum;
  private long examples;

  private RoundTask(RoundSpec spec, RoundPosition at, int partition, Iterator<PackedBlock> blocks) {
    this.spec = spec;
    this.at = at;
    this.partition = partition;
    this.rows = new PartitionRows(spec.net(), blocks);
  }

  static TaskResult run(
      RoundSpec spec,
      RoundPosition at,
      WireState start,
      int partition,
      Iterator<PackedBlock> blocks) {
    ThreadSettings.check();
    return new RoundTask(spec, at, partition, blocks).run(start);
  }

  private TaskResult run(WireState start) {
    int batches = (rows.rows() + spec.batchSize() - 1) / spec.batchSize();
    long from = Math.min((long) at.position() * spec.averagingFrequency(), batches);
    long to = Math.min(from + spec.averagingFrequency(), batches);
    if (from == to) {
      return TaskResult.idle(rows.rows());
    }
    LocalNet local = new LocalNet(spec.net(), spec.optimizer());
    local.load(start.toState());
    try (LocalTrainer trainer = trainer(local)) {
      steps(trainer, (int) from, (int) to);
    }
    GlobalState end = local.capture(spec.averageOptimizer());
    boolean finite = Double.isFinite(lossSum) && end.finite();
    return new TaskResult(new WireState(end), weight, examples, lossSum, finite, rows.rows());
  }

  private LocalTrainer trainer(LocalNet local) {
    NetSpec net = spec.net();
    return new LocalTrainer(
        local.net(), net.loss().create(), local.optimizer(), net.shape(), net.trainerTargetWidth());
  }

  private void steps(LocalTrainer trainer, int from, int to) {
    int[] order = Shuffle.order(rows.rows(), spec.seed(), at.epoch(), partition);
    Batch batch = new Batch(spec.net(), rows, Math.min(spec.batchSize(), rows.rows()));
    for (int b = from; b < to && Double.isFinite(lossSum); b++) {
      int first = b * spec.batchSize();
      batch.gather(order, first, Math.min(spec.batchSize(), rows.rows() - first));
      step(trainer, batch);
    }
  }

  /** A batch that weighs nothing has no mean loss: it is counted, and teaches nothing. */
  private void step(LocalTrainer trainer, Batch batch) {
    examples += batch.rows();
    double batchWeight = batch.totalWeight();
    if (batchWeight > 0) {
      double loss = trainer.step(batch.features(), batch.targets(), batch.weights(), batch.rows());
      lossSum += loss * batchWeight;
      weight += batchWeight;
    }
  }
}
