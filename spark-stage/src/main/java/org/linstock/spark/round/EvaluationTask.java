package org.linstock.spark.round;

import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.linstock.memory.Arena;
import org.linstock.memory.DType;
import org.linstock.nn.Loss;
import org.linstock.nn.Module;
import org.linstock.spark.pack.PackedBlock;
import org.linstock.tensor.Tensor;
import org.linstock.train.BatchPredictor;

/** Loss and metric sums of one partition; losses are taken in float64 from the net's outputs. */
final class EvaluationTask {
  private static final int MAX_ROWS = 1024;
  private static final int MAX_FLOATS = 1 << 22;

  private final NetSpec spec;
  private final Loss loss;
  private final Batch chunk;
  private final float[] outputs;
  private EvaluationSums sums = EvaluationSums.NONE;

  private EvaluationTask(NetSpec spec, LossSpec lossSpec, PartitionRows rows) {
    int most = Math.min(MAX_ROWS, Math.max(1, MAX_FLOATS / spec.width()));
    int capacity = Math.min(most, rows.rows());
    this.spec = spec;
    this.loss = lossSpec.create();
    this.chunk = new Batch(spec, lossSpec, rows, capacity);
    this.outputs = new float[Math.multiplyExact(capacity, spec.outputWidth())];
  }

  static EvaluationSums run(
      NetSpec spec, LossSpec loss, StateSource state, Iterator<PackedBlock> blocks) {
    ThreadSettings.check();
    PartitionRows rows = PartitionRows.validation(spec, blocks);
    if (rows.rows() == 0) {
      return EvaluationSums.NONE;
    }
    try (Arena arena = Arena.open()) {
      Module net = spec.build();
      StateNames.setValues(net, state);
      return sums(spec, loss, net, rows);
    }
  }

  /**
   * The sums of some examples, at least one.
   *
   * @param net with the values to evaluate; it is in evaluation mode afterwards
   */
  static EvaluationSums sums(NetSpec spec, LossSpec loss, Module net, PartitionRows rows) {
    try (Arena arena = Arena.open();
        BatchPredictor predictor = new BatchPredictor(net, spec.shape())) {
      return new EvaluationTask(spec, loss, rows).sums(rows.rows(), predictor);
    }
  }

  private EvaluationSums sums(int rows, BatchPredictor predictor) {
    int[] order = IntStream.range(0, rows).toArray();
    int capacity = outputs.length / spec.outputWidth();
    for (int from = 0; from < rows; from += capacity) {
      chunk.gather(order, from, Math.min(capacity, rows - from));
      predictor.predict(chunk.features(), chunk.rows(), outputs);
      double weight = chunk.totalWeight();
      double mean = weight > 0 ? meanLoss() : 0;
      sums = sums.plus(new EvaluationSums(mean * weight, metric(), weight, chunk.rows()));
    }
    return sums;
  }

  private double meanLoss() {
    int rows = chunk.rows();
    Tensor weights = Tensor.ones(rows);
    if (chunk.weights() != null) {
      weights = Tensor.of(Arrays.copyOf(chunk.weights(), rows));
    }
    Tensor values =
        Tensor.of(Arrays.copyOf(outputs, rows * spec.outputWidth()), rows, spec.outputWidth());
    return loss.forward(values.to(DType.FLOAT64), target(rows), weights.to(DType.FLOAT64)).item();
  }

  private Tensor target(int rows) {
    float[] targets = Arrays.copyOf(chunk.targets(), rows * spec.targets());
    return spec.loss().takesClasses()
        ? Tensor.of(targets).to(DType.INT64)
        : Tensor.of(targets, rows, spec.targets()).to(DType.FLOAT64);
  }

  /**
   * Sum over the chunk, by weight: 1 for a right example; the mean squared error of a regression.
   */
  private double metric() {
    double sum = 0;
    for (int r = 0; r < chunk.rows(); r++) {
      sum += chunk.weight(r) * metric(r * spec.outputWidth(), r * spec.targets());
    }
    return sum;
  }

  private double metric(int output, int target) {
    if (spec.loss().takesClasses()) {
      return argmax(output) == (int) chunk.targets()[target] ? 1 : 0;
    }
    double sum = 0;
    for (int i = 0; i < spec.outputWidth(); i++) {
      double value = outputs[output + i];
      double wanted = chunk.targets()[target + i];
      sum +=
          spec.loss().classifies()
              ? (value > 0 == wanted > 0.5 ? 1 : 0)
              : (value - wanted) * (value - wanted);
    }
    return sum / spec.outputWidth();
  }

  private int argmax(int from) {
    int best = 0;
    for (int i = 1; i < spec.outputWidth(); i++) {
      if (outputs[from + i] > outputs[from + best]) {
        best = i;
      }
    }
    return best;
  }
}
