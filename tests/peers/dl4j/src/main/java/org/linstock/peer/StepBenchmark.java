package org.linstock.peer;

import java.util.Set;
import java.util.function.DoubleSupplier;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A minibatch step by {@code fit}, or {@code output} of a batch, from ready arrays. */
@State(Scope.Thread)
public class StepBenchmark {
  private static final Set<String> PREDICTING = Set.of("inference", "predictor");

  @Param("20-64-2 batch 32 sgd")
  public String work;

  private DoubleSupplier step;

  @Setup
  public void setup() {
    Nd4j.getRandom().setSeed(7);
    String[] words = work.split(" ", -1);
    int batch = Integer.parseInt(words[2]);
    Nets nets = new Nets(words[3]);
    step =
        switch (words[0]) {
          case "20-64-2" -> step(nets.mlp(20, 64, 2), 2, words[3], batch, 20);
          case "784-256-10" -> step(nets.mlp(784, 256, 10), 10, words[3], batch, 784);
          case "lenet" -> step(nets.lenet(), 10, words[3], batch, 1, 28, 28);
          case "lstm" -> step(nets.lstm(64, 128, 10), 10, words[3], batch, 64, 50);
          default -> throw new IllegalArgumentException("no net for " + work);
        };
  }

  @Benchmark
  public double step() {
    return step.getAsDouble();
  }

  private static DoubleSupplier step(
      MultiLayerNetwork net, int classes, String kind, int batch, long... example) {
    long[] shape = new long[example.length + 1];
    shape[0] = batch;
    System.arraycopy(example, 0, shape, 1, example.length);
    INDArray x = Nd4j.rand(shape);
    if (PREDICTING.contains(kind)) {
      return () -> net.output(x).length();
    }
    INDArray y = Nd4j.zeros(batch, classes);
    for (int i = 0; i < batch; i++) {
      y.putScalar(i, Nd4j.getRandom().nextInt(classes), 1);
    }
    return () -> {
      net.fit(x, y);
      return net.score();
    };
  }
}
