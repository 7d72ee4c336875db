package org.linstock.spark.round;

import java.util.Iterator;
import java.util.stream.IntStream;
import org.linstock.nn.Module;
import org.linstock.spark.pack.PackedBlock;
import org.linstock.train.BatchPredictor;

/** Loss and metric sums of one partition; losses are taken in float64 from the net's outputs. */
final class EvaluationTask {
  private static final int MAX_ROWS = 1024;
  private static final int MAX_FLOATS = 1 << 22;

  private EvaluationTask() {}

  static EvaluationSums run(NetSpec spec, WireState wire, Iterator<PackedBlock> blocks) {
    ThreadSettings.check();
    PartitionRows rows = new PartitionRows(spec, blocks);
    if (rows.rows() == 0) {
      return EvaluationSums.NONE;
    }
    Module net = spec.build();
    StateNames.setValues(net, wire.toState());
    try (BatchPredictor predictor = new BatchPredictor(net, spec.shape())) {
      return sums(spec, rows, predictor);
    }
  }

  private static EvaluationSums sums(NetSpec spec, PartitionRows rows, BatchPredictor predictor) {
    int[] order = IntStream.range(0, rows.rows()).toArray();
    int most = Math.min(MAX_ROWS, Math.max(1, MAX_FLOATS / spec.width()));
    int capacity = Math.min(most, order.length);
    Batch chunk = new Batch(spec, rows, capacity);
    float[] outputs = new float[Math.multiplyExact(capacity, spec.outputWidth())];
    EvaluationSums sums = EvaluationSums.NONE;
    for (int from = 0; from < order.length; from += capacity) {
      chunk.gather(order, from, Math.min(capacity, order.length - from));
      predictor.predict(chunk.features(), chunk.rows(), outputs);
      for (int r = 0; r < chunk.rows(); r++) {
        sums = sums.plus(example(spec, chunk, outputs, r));
      }
    }
    return sums;
  }

  private static EvaluationSums example(NetSpec spec, Batch batch, float[] outputs, int row) {
    int width = spec.outputWidth();
    double weight = batch.weight(row);
    int from = row * width;
    if (spec.loss() == LossKind.MEAN_SQUARED_ERROR) {
      double loss = Losses.meanSquaredError(outputs, batch.targets(), from, width);
      return new EvaluationSums(weight * loss, 0, weight, 1);
    }
    int label = (int) batch.targets()[row];
    double loss = Losses.crossEntropy(outputs, from, width, label);
    boolean right = Losses.argmax(outputs, from, width) == label;
    return new EvaluationSums(weight * loss, right ? weight : 0, weight, 1);
  }
}
