package org.linstock.spark.round;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;
import org.linstock.memory.Arena;
import org.linstock.nn.BatchNorm1d;
import org.linstock.nn.Module;
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
  private boolean oneRowTeaches;
  private double weight;
  private double lossSum;
  private long examples;
  private long nanoseconds;

  private RoundTask(RoundSpec spec, RoundPosition at, int partition, Iterator<PackedBlock> blocks) {
    this.spec = spec;
    this.at = at;
    this.partition = partition;
    this.rows = new PartitionRows(spec.net(), blocks);
  }

  /** A report, and after it the slices of the partition's state if that counts. */
  static Iterator<Piece> run(
      RoundSpec spec,
      RoundPosition at,
      StateSource start,
      int partition,
      Iterator<PackedBlock> blocks) {
    ThreadSettings.check();
    return new RoundTask(spec, at, partition, blocks).run(start);
  }

  private Iterator<Piece> run(StateSource start) {
    int batchSize = spec.steps().batchSize();
    int frequency = spec.steps().averagingFrequency();
    batches = (rows.rows() + batchSize - 1) / batchSize;
    long from = Math.min((long) at.position() * frequency, batches);
    long to = Math.min(from + frequency, batches);
    if (from == to) {
      return List.<Piece>of(PartReport.idle(partition, rows.rows())).iterator();
    }
    openArena();
    LocalNet local = new LocalNet(spec.net(), spec.optimizer(), spec.frozen());
    SentState state = new SentState(local, spec.transfer());
    state.begin(start);
    oneRowTeaches = batchSize == 1 || !normalisesOverRows(local.net());
    Generator.manualSeed(Shuffle.roundSeed(spec.seed(), at.round(), partition));
    try (LocalTrainer trainer = trainer(local)) {
      steps(local.optimizer(), trainer, (int) from, (int) to);
    }
    return pieces(local, state, start.buffers());
  }

  /** Whether a batch of one row has no variance to be normalised by. */
  private static boolean normalisesOverRows(Module net) {
    return net.namedModules().values().stream().anyMatch(module -> module instanceof BatchNorm1d);
  }

  /** The net's memory is given back when the task ends, after its state has been sent. */
  private static void openArena() {
    Arena arena = Arena.open();
    TaskCompletionListener close = context -> arena.close();
    TaskContext.get().addTaskCompletionListener(close);
  }

  private Iterator<Piece> pieces(LocalNet local, SentState state, FloatVector buffersAtStart) {
    List<String> vectors = local.vectors(spec.averageOptimizer());
    FloatVector buffers = local.buffers();
    PartReport report =
        new PartReport(
            PieceKey.report(partition),
            weight,
            examples,
            lossSum,
            Double.isFinite(lossSum) && state.finite(vectors),
            rows.rows(),
            vectors,
            spec.averageOptimizer() ? local.optimizer().stepCount() : 0,
            buffers.sameBits(buffersAtStart) ? null : buffers,
            local.optimizer().lr(),
            nanoseconds / (double) TimeUnit.SECONDS.toNanos(1));
    return new PieceIterator(report, state);
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
    long start = System.nanoTime();
    int batchSize = spec.steps().batchSize();
    int[] order = Shuffle.order(rows.rows(), spec.seed(), at.epoch(), partition);
    Batch batch = new Batch(spec.net(), spec.loss(), rows, Math.min(batchSize, rows.rows()));
    for (int b = from; b < to && Double.isFinite(lossSum); b++) {
      int first = b * batchSize;
      batch.gather(order, first, Math.min(batchSize, rows.rows() - first));
      optimizer.setLr(learningRate(b));
      step(trainer, batch);
    }
    nanoseconds = System.nanoTime() - start;
  }

  private double learningRate(int batch) {
    RoundSpec.Steps steps = spec.steps();
    double epoch = at.epoch() + batch / (double) batches;
    return at.stepSizeFactor()
        * spec.optimizer().stepSize()
        * steps.schedule().factor(epoch, steps.epochs());
  }

  /**
   * A batch that weighs nothing has no mean loss: it is counted, and teaches nothing. So does a
   * last batch of one row where rows are normalised over: which partition has one is chance.
   */
  private void step(LocalTrainer trainer, Batch batch) {
    examples += batch.rows();
    double batchWeight = batch.totalWeight();
    if (batchWeight > 0 && (batch.rows() > 1 || oneRowTeaches)) {
      double loss = trainer.step(batch.features(), batch.targets(), batch.weights(), batch.rows());
      lossSum += loss * batchWeight;
      weight += batchWeight;
    }
  }
}
