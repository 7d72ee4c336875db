package org.linstock.spark.round;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.linstock.spark.error.Failures;
import org.linstock.spark.pack.PackedBlock;

/**
 * Evaluates a state on packed validation examples, distributed; sums are added in partition order.
 */
final class Evaluator {
  private final NetSpec spec;
  private final LossSpec loss;
  private final JavaRDD<PackedBlock> blocks;

  /**
   * @param blocks those to train on may be among them
   */
  Evaluator(NetSpec spec, LossSpec loss, JavaRDD<PackedBlock> blocks) {
    this.spec = spec;
    this.loss = loss;
    this.blocks = blocks;
  }

  /** Loss and metric of {@code state}. */
  Evaluation evaluate(GlobalState state) {
    return mean(Failures.unwrapped(() -> collect(state)));
  }

  /** What the partitions' sums, in order, come to. */
  Evaluation mean(List<EvaluationSums> partitions) {
    return partitions.stream().reduce(EvaluationSums.NONE, EvaluationSums::plus).mean(loss.kind());
  }

  private List<EvaluationSums> collect(GlobalState state) {
    NetSpec s = spec;
    LossSpec l = loss;
    JavaSparkContext context = JavaSparkContext.fromSparkContext(blocks.context());
    try (Delivery delivery = state.deliver(context, false)) {
      return Rdds.collect(
          delivery.map(
              blocks, (p, start, it) -> List.of(EvaluationTask.run(s, l, start, it)).iterator()),
          (p, it) -> it);
    }
  }
}
