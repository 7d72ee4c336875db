package org.linstock.spark.round;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.linstock.spark.error.DivergedException;
import org.linstock.spark.error.Failures;
import org.linstock.spark.error.LinstockException;
import org.linstock.spark.pack.PackedBlock;

/** Runs rounds: a broadcast, a stage that trains, and as the path wants it a stage that reduces. */
public final class RoundRunner {
  private final RoundSpec spec;
  private final JavaRDD<PackedBlock> blocks;
  private final List<Long> examples;
  private final ReducePath path;
  private final BufferPool buffers;
  private final JavaSparkContext context;

  /**
   * @param blocks the packed training data
   * @param examples examples of each partition when it was packed
   */
  public RoundRunner(
      RoundSpec spec, JavaRDD<PackedBlock> blocks, List<Long> examples, ReducePath path) {
    this.spec = spec;
    this.blocks = blocks;
    this.examples = List.copyOf(examples);
    this.path = path;
    this.buffers = new BufferPool(spec.net().build());
    this.context = JavaSparkContext.fromSparkContext(blocks.context());
  }

  /**
   * Trains one round from {@code state}.
   *
   * @throws DivergedException if a partition's loss or state is not finite; the message leaves out
   *     what became of checkpoints, which the caller knows
   */
  public RoundResult run(GlobalState state, RoundPosition at) {
    List<PartReport> reports = new ArrayList<>();
    List<Slice> means = new ArrayList<>();
    Failures.unwrapped(() -> means(state, at))
        .forEachRemaining(
            piece -> {
              if (piece instanceof Slice mean) {
                means.add(mean);
              } else {
                reports.add((PartReport) piece);
              }
            });
    checkRows(reports, at);
    checkFinite(reports, at);
    return result(state, reports, means);
  }

  private Iterator<Piece> means(GlobalState state, RoundPosition at) {
    RoundSpec s = spec;
    try (StateBroadcast start = new StateBroadcast(context, state)) {
      JavaRDD<Piece> pieces =
          blocks.mapPartitionsWithIndex((p, it) -> RoundTask.run(s, at, start, p, it), true);
      return path.means(pieces, reducers(state));
    }
  }

  /** As many as can work at once, but none without a slice. */
  private int reducers(GlobalState state) {
    return atOnce(state.parameters().chunks());
  }

  private RoundResult result(GlobalState state, List<PartReport> reports, List<Slice> means) {
    List<PartReport> counting = reports.stream().filter(PartReport::counts).toList();
    double weight = counting.stream().mapToDouble(PartReport::weight).sum();
    double lossSum = counting.stream().mapToDouble(PartReport::lossSum).sum();
    GlobalState next = counting.isEmpty() ? state : next(state, counting, means);
    return new RoundResult(
        next,
        weight > 0 ? lossSum / weight : 0,
        weight,
        reports.stream().mapToLong(PartReport::examples).sum(),
        counting.isEmpty() ? 0 : counting.get(0).learningRate(),
        reports.stream().mapToDouble(PartReport::seconds).sum() / atOnce(reports.size()));
  }

  private int atOnce(int partitions) {
    return Math.max(1, Math.min(context.defaultParallelism(), partitions));
  }

  private GlobalState next(GlobalState state, List<PartReport> counting, List<Slice> means) {
    int size = state.parameters().size();
    MeanState mean = new MeanState(counting.get(0).vectors(), size, means);
    // Partitions may have taken fewer steps in an epoch's last round; the bias correction goes by
    // the most.
    long steps = counting.stream().mapToLong(PartReport::stepCount).max().orElse(0);
    FloatVector pooled = buffers.pool(counting, state.buffers());
    return spec.outer().apply(state, mean.state(pooled, steps));
  }

  private void checkRows(List<PartReport> reports, RoundPosition at) {
    for (PartReport report : reports) {
      long packed = examples.get(report.partition());
      if (report.rows() != packed) {
        throw new LinstockException(
            "round %d: partition %d has %d examples, but had %d when it was packed; its source must give the same rows each time it is read (write it to a file first)"
                .formatted(at.round() + 1, report.partition(), report.rows(), packed));
      }
    }
  }

  private static void checkFinite(List<PartReport> reports, RoundPosition at) {
    for (PartReport report : reports) {
      if (!report.finite()) {
        throw new DivergedException(
            "round %d: partition %d got a NaN or infinite loss or weight, expected finite ones; lower stepSize, or scale the features"
                .formatted(at.round() + 1, report.partition()));
      }
    }
  }
}
