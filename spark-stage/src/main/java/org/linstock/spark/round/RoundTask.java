package org.linstock.spark.round;

import java.util.Iterator;
import java.util.List;
import org.linstock.nn.Parameter;
import org.linstock.optim.GradClip;
import org.linstock.optim.Optimizer;
import org.linstock.spark.pack.PackedBlock;
import org.linstock.tensor.Generator;
import org.linstock.train.LocalTrainer;

/**
 * A partition's part of a round. Depends on its arguments alone, so any retry gives the same bits.
 */
final class RoundTask {
  private final RoundSpec spec;
  private final RoundPosition at;
  private final int partition;
  private final PartitionRows rows;
  private int batches;
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
    int batchSize = spec.steps().batchSize();
    int frequency = spec.steps().averagingFrequency();
    batches = (rows.rows() + batchSize - 1) / batchSize;
    long from = Math.min((long) at.position() * frequency, batches);
    long to = Math.min(from + frequency, batches);
    if (from == to) {
      return TaskResult.idle(rows.rows());
    }
    LocalNet local = new LocalNet(spec.net(), spec.optimizer(), spec.frozen());
    local.load(start.toState());
    Generator.manualSeed(Shuffle.roundSeed(spec.seed(), at.round(), partition));
    try (LocalTrainer trainer = trainer(local)) {
      steps(local.optimizer(), trainer, (int) from, (int) to);
    }
    GlobalState end = local.capture(spec.averageOptimizer());
    boolean finite = Double.isFinite(lossSum) && end.finite();
    return new TaskResult(new WireState(end), weight, examples, lossSum, finite, rows.rows());
  }

  private LocalTrainer trainer(LocalNet local) {
    NetSpec net = spec.net();
    double clip = spec.steps().clipNorm();
    List<Parameter> parameters = local.net().parameters();
    return new LocalTrainer(
        local.net(),
        spec.loss().create(),
        local.optimizer(),
        net.shape(),
        net.trainerTargetWidth(),
        clip == 0 ? () -> {} : () -> GradClip.norm_(parameters, clip));
  }

  private void steps(Optimizer optimizer, LocalTrainer trainer, int from, int to) {
    int batchSize = spec.steps().batchSize();
    int[] order = Shuffle.order(rows.rows(), spec.seed(), at.epoch(), partition);
    Batch batch = new Batch(spec.net(), spec.loss(), rows, Math.min(batchSize, rows.rows()));
    for (int b = from; b < to && Double.isFinite(lossSum); b++) {
      int first = b * batchSize;
      batch.gather(order, first, Math.min(batchSize, rows.rows() - first));
      optimizer.setLr(learningRate(b));
      step(trainer, batch);
    }
  }

  private double learningRate(int batch) {
    RoundSpec.Steps steps = spec.steps();
    double epoch = at.epoch() + batch / (double) batches;
    return spec.optimizer().stepSize() * steps.schedule().factor(epoch, steps.epochs());
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
