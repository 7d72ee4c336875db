package org.linstock.spark.round;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.linstock.spark.error.DivergedException;
import org.linstock.spark.error.Failures;
import org.linstock.spark.error.LinstockException;
import org.linstock.spark.pack.PackedBlock;

/** Runs rounds: one broadcast and one stage each. */
public final class RoundRunner {
  private final RoundSpec spec;
  private final JavaRDD<PackedBlock> blocks;
  private final List<Long> examples;

  /**
   * @param blocks the packed training data
   * @param examples examples of each partition when it was packed
   */
  public RoundRunner(RoundSpec spec, JavaRDD<PackedBlock> blocks, List<Long> examples) {
    this.spec = spec;
    this.blocks = blocks;
    this.examples = List.copyOf(examples);
  }

  /**
   * Trains one round from {@code state}.
   *
   * @throws DivergedException if a partition's loss or state is not finite; the message leaves out
   *     what became of checkpoints, which the caller knows
   */
  public RoundResult run(GlobalState state, RoundPosition at) {
    List<LocalResult> results =
        Failures.unwrapped(() -> collect(new WireState(state), at)).stream()
            .map(TaskResult::unpack)
            .toList();
    checkRows(results, at);
    checkFinite(results, at);
    Averager averager = new Averager(results);
    double weight = averager.totalWeight();
    double lossSum = results.stream().mapToDouble(LocalResult::lossSum).sum();
    long trained = results.stream().mapToLong(LocalResult::examples).sum();
    double loss = weight > 0 ? lossSum / weight : 0;
    return new RoundResult(
        spec.outer().apply(state, averager.average(state)), loss, weight, trained);
  }

  private List<TaskResult> collect(WireState state, RoundPosition at) {
    RoundSpec s = spec;
    Broadcast<WireState> start =
        JavaSparkContext.fromSparkContext(blocks.context()).broadcast(state);
    try {
      return blocks
          .mapPartitionsWithIndex(
              (p, it) -> List.of(RoundTask.run(s, at, start.value(), p, it)).iterator(), true)
          .collect();
    } finally {
      start.destroy();
    }
  }

  private void checkRows(List<LocalResult> results, RoundPosition at) {
    for (int p = 0; p < results.size(); p++) {
      if (results.get(p).rows() != examples.get(p)) {
        throw new LinstockException(
            "round %d: partition %d has %d examples, but had %d when it was packed; its source must give the same rows each time it is read (write it to a file first)"
                .formatted(at.round() + 1, p, results.get(p).rows(), examples.get(p)));
      }
    }
  }

  private static void checkFinite(List<LocalResult> results, RoundPosition at) {
    for (int p = 0; p < results.size(); p++) {
      if (!results.get(p).finite()) {
        throw new DivergedException(
            "round %d: partition %d got a NaN or infinite loss or weight, expected finite ones; lower stepSize, or scale the features"
                .formatted(at.round() + 1, p));
      }
    }
  }
}
