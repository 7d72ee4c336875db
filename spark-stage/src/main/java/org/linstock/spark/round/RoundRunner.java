package org.linstock.spark.round;

import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.linstock.spark.error.DivergedException;
import org.linstock.spark.error.Failures;
import org.linstock.spark.error.LinstockException;
import org.linstock.spark.pack.PackedBlock;

/** Runs rounds: brings the state to the partitions, has them train, reduces what they give. */
public final class RoundRunner implements AutoCloseable {
  private final RoundSpec spec;
  private final JavaRDD<PackedBlock> blocks;
  private final List<Long> examples;
  private final BufferPool buffers;
  private final JavaSparkContext context;
  private final Reducer reducer;
  private final FiniteCheck finite;
  private final Evaluator evaluator;
  private final ResidentRounds resident;
  private final boolean onDriver;
  private final boolean takesTheMean;

  /**
   * @param blocks the packed data; those to validate on may be among them
   * @param examples examples of each partition when it was packed
   * @param path on which results come together
   * @param policy for partitions that are not finite; what to do after an error is the caller's
   */
  public RoundRunner(
      RoundSpec spec,
      JavaRDD<PackedBlock> blocks,
      List<Long> examples,
      ReducePath path,
      NonFinite policy) {
    this.spec = spec;
    this.blocks = blocks;
    this.examples = List.copyOf(examples);
    this.buffers = BufferPool.of(spec.net());
    this.context = JavaSparkContext.fromSparkContext(blocks.context());
    this.reducer = new Reducer(path, RoundStep.of(spec), context);
    this.finite = new FiniteCheck(policy);
    this.evaluator = new Evaluator(spec.net(), spec.loss(), blocks);
    this.resident = new ResidentRounds(spec, blocks);
    this.onDriver = path == ReducePath.COLLECT;
    this.takesTheMean = RoundStep.of(spec).takesTheMean();
  }

  /**
   * Trains one round from {@code state}, which stays as it is.
   *
   * @throws DivergedException if a partition's loss or state is not finite and must count, or the
   *     averaged state is not; the message leaves out what can be done about it
   */
  public RoundResult run(GlobalState state, RoundPosition at) {
    Reduced reduced = Failures.unwrapped(() -> reduced(state, at));
    try {
      checkRows(reduced.reports(), at);
      int skipped = finite.partitions(reduced.reports(), at);
      RoundResult result = result(state, reduced, skipped);
      finite.state(result.next(), takesTheMean, at);
      return result;
    } catch (LinstockException e) {
      reduced.discard();
      throw e;
    }
  }

  /** Loss and metric of {@code state} on the examples to validate on. */
  public Evaluation evaluate(GlobalState state) {
    return Failures.unwrapped(() -> resident.evaluate(state))
        .map(evaluator::mean)
        .orElseGet(() -> evaluatedByAJob(state));
  }

  private Evaluation evaluatedByAJob(GlobalState state) {
    close();
    return evaluator.evaluate(state);
  }

  private Reduced reduced(GlobalState state, RoundPosition at) {
    Optional<List<Piece>> pieces = onDriver ? resident.run(state, at) : Optional.empty();
    return pieces.isPresent() ? reducer.collected(pieces.get(), state) : job(state, at);
  }

  private Reduced job(GlobalState state, RoundPosition at) {
    RoundSpec s = spec;
    try (Delivery delivery = state.deliver(context, true)) {
      JavaRDD<Piece> pieces =
          delivery.map(blocks, (p, start, it) -> PartitionTrainer.once(s, at, p, start, it));
      return reducer.reduce(pieces, state);
    }
  }

  private RoundResult result(GlobalState state, Reduced reduced, int skipped) {
    List<PartReport> reports = reduced.reports();
    List<PartReport> counting = reports.stream().filter(PartReport::counts).toList();
    double weight = counting.stream().mapToDouble(PartReport::weight).sum();
    double lossSum = counting.stream().mapToDouble(PartReport::lossSum).sum();
    return new RoundResult(
        next(state, reduced, counting),
        weight > 0 ? lossSum / weight : 0,
        weight,
        reports.stream().filter(PartReport::finite).mapToLong(PartReport::examples).sum(),
        skipped,
        counting.isEmpty() ? 0 : counting.get(0).learningRate(),
        reports.stream().mapToDouble(PartReport::seconds).sum() / atOnce(reports.size()));
  }

  private int atOnce(int partitions) {
    return Math.max(1, Math.min(context.defaultParallelism(), partitions));
  }

  private GlobalState next(GlobalState state, Reduced reduced, List<PartReport> counting) {
    if (counting.isEmpty()) {
      reduced.discard();
      return state;
    }
    // Partitions may have taken fewer steps in an epoch's last round; the bias correction goes by
    // the most.
    long steps = counting.stream().mapToLong(PartReport::stepCount).max().orElse(0);
    return reduced.state(buffers.pool(counting, state.buffers()), steps);
  }

  private void checkRows(List<PartReport> reports, RoundPosition at) {
    for (PartReport report : reports) {
      long packed = examples.get(report.partition());
      if (report.rows() != packed) {
        throw new LinstockException(
            "round %d: partition %d has %d examples, but had %d when it was packed; its source must give the same rows each time it is read (write it to a file first)"
                .formatted(at.number(), report.partition(), report.rows(), packed));
      }
    }
  }

  /** Lets tasks end that wait for the next round: before other jobs, and when there is none. */
  @Override
  public void close() {
    resident.close();
  }
}
