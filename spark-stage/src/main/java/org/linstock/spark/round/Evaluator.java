package org.linstock.spark.round;

import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.linstock.spark.error.Failures;
import org.linstock.spark.pack.PackedBlock;

/** Evaluates a state on packed examples, distributed; sums are added in partition order. */
public final class Evaluator {
  private final NetSpec spec;
  private final LossSpec loss;
  private final JavaRDD<PackedBlock> blocks;

  public Evaluator(NetSpec spec, LossSpec loss, JavaRDD<PackedBlock> blocks) {
    this.spec = spec;
    this.loss = loss;
    this.blocks = blocks;
  }

  /** Loss and metric of {@code state}. */
  public Evaluation evaluate(GlobalState state) {
    GlobalState values = new GlobalState(state.parameters(), state.buffers(), Map.of(), 0);
    return Failures.unwrapped(() -> collect(new WireState(values))).stream()
        .reduce(EvaluationSums.NONE, EvaluationSums::plus)
        .mean(loss.kind());
  }

  private List<EvaluationSums> collect(WireState state) {
    NetSpec s = spec;
    LossSpec l = loss;
    Broadcast<WireState> wire =
        JavaSparkContext.fromSparkContext(blocks.context()).broadcast(state);
    try {
      return blocks
          .mapPartitions(it -> List.of(EvaluationTask.run(s, l, wire.value(), it)).iterator(), true)
          .collect();
    } finally {
      wire.destroy();
    }
  }
}
