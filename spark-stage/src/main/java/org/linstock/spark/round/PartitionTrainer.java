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
import org.linstock.spark.pack.PackedBlock;
import org.linstock.tensor.Generator;
import org.linstock.train.LocalTrainer;

/**
 * A partition's examples and a net to train on them, for one round or several. What a round gives
 * depends on its arguments and the examples alone, not on what was done before it.
 */
final class PartitionTrainer implements AutoCloseable {
  private final RoundSpec spec;
  private final int partition;
  private final PartitionRows rows;
  private final int batches;
  private LocalNet local;
  private LocalTrainer trainer;
  private Batch batch;
  private boolean oneRowTeaches;
  private int[] order;
  private int orderedEpoch = -1;

  PartitionTrainer(RoundSpec spec, int partition, PartitionRows rows) {
    ThreadSettings.check();
    int batchSize = spec.steps().batchSize();
    this.spec = spec;
    this.partition = partition;
    this.rows = rows;
    this.batches = (rows.rows() + batchSize - 1) / batchSize;
  }

  /**
   * Trains one round from {@code start}.
   *
   * @return a report, and after it the slices of the partition's state if that counts; they are
   *     still in the net, to be read before the next round
   */
  Iterator<Piece> round(RoundPosition at, StateSource start) {
    int frequency = spec.steps().averagingFrequency();
    long from = Math.min((long) at.position() * frequency, batches);
    long to = Math.min(from + frequency, batches);
    if (from == to) {
      return List.<Piece>of(PartReport.idle(partition, rows.rows())).iterator();
    }
    build();
    SentState state = new SentState(local, spec.transfer());
    state.begin(start);
    Generator.manualSeed(Shuffle.roundSeed(spec.seed(), at.round(), partition));
    Sums sums = new Sums();
    long began = System.nanoTime();
    steps(at, (int) from, (int) to, sums);
    return pieces(sums, seconds(began), state, start.buffers());
  }

  /** The pieces of one round of a task that makes no other. */
  static Iterator<Piece> once(
      RoundSpec spec,
      RoundPosition at,
      int partition,
      StateSource start,
      Iterator<PackedBlock> blocks) {
    PartitionRows rows = PartitionRows.training(spec.net(), blocks);
    try (PartitionTrainer trainer = new PartitionTrainer(spec, partition, rows)) {
      return trainer.round(at, start);
    }
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1);
  }

  /** Loss and metric sums of other examples, with the net's values taken from {@code state}. */
  EvaluationSums evaluate(StateSource state, PartitionRows others) {
    if (others.rows() == 0) {
      return EvaluationSums.NONE;
    }
    buildNet();
    local.loadValues(state);
    return EvaluationTask.sums(spec.net(), spec.loss(), local.net(), others);
  }

  private void buildNet() {
    if (local == null) {
      openArena();
      local = new LocalNet(spec.net(), spec.optimizer(), spec.frozen());
    }
  }

  private void build() {
    if (trainer != null) {
      return;
    }
    buildNet();
    int batchSize = spec.steps().batchSize();
    trainer = trainer(local);
    batch = new Batch(spec.net(), spec.loss(), rows, Math.min(batchSize, rows.rows()));
    oneRowTeaches = batchSize == 1 || !normalisesOverRows(local.net());
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

  private void steps(RoundPosition at, int from, int to, Sums sums) {
    int batchSize = spec.steps().batchSize();
    if (orderedEpoch != at.epoch()) {
      order = Shuffle.order(rows.rows(), spec.seed(), at.epoch(), partition);
      orderedEpoch = at.epoch();
    }
    for (int b = from; b < to && Double.isFinite(sums.loss); b++) {
      int first = b * batchSize;
      batch.gather(order, first, Math.min(batchSize, rows.rows() - first));
      local.optimizer().setLr(learningRate(at, b));
      step(sums);
    }
  }

  private double learningRate(RoundPosition at, int b) {
    RoundSpec.Steps steps = spec.steps();
    double epoch = at.epoch() + b / (double) batches;
    return at.stepSizeFactor()
        * spec.optimizer().stepSize()
        * steps.schedule().factor(epoch, steps.epochs());
  }

  /**
   * A batch that weighs nothing has no mean loss: it is counted, and teaches nothing. So does a
   * last batch of one row where rows are normalised over: which partition has one is chance.
   */
  private void step(Sums sums) {
    sums.examples += batch.rows();
    double batchWeight = batch.totalWeight();
    if (batchWeight > 0 && (batch.rows() > 1 || oneRowTeaches)) {
      double loss = trainer.step(batch.features(), batch.targets(), batch.weights(), batch.rows());
      sums.loss += loss * batchWeight;
      sums.weight += batchWeight;
    }
  }

  private Iterator<Piece> pieces(
      Sums sums, double seconds, SentState state, FloatVector buffersAtStart) {
    List<String> vectors = local.vectors(spec.averageOptimizer());
    FloatVector buffers = local.buffers();
    PartReport report =
        new PartReport(
            PieceKey.report(partition),
            sums.weight,
            sums.examples,
            sums.loss,
            Double.isFinite(sums.loss) && state.finite(vectors),
            rows.rows(),
            vectors,
            spec.averageOptimizer() ? local.optimizer().stepCount() : 0,
            buffers.sameBits(buffersAtStart) ? null : buffers,
            local.optimizer().lr(),
            seconds);
    return new PieceIterator(report, state);
  }

  /** Gives back what steps need beside the net. */
  @Override
  public void close() {
    if (trainer != null) {
      trainer.close();
    }
  }

  /** What a round's steps add up to. */
  private static final class Sums {
    private double weight;
    private double loss;
    private long examples;
  }
}
