package org.linstock.peer;

import ai.djl.translate.TranslateException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A minibatch step with gradient collector and trainer, or a prediction, from ready arrays. */
@State(Scope.Thread)
public class StepBenchmark {
  /** Work to be timed once. */
  interface Step {
    double run() throws TranslateException;
  }

  @Param("20-64-2 batch 32 sgd")
  public String work;

  private Step step;

  @Setup
  public void setup() {
    String[] words = work.split(" ", -1);
    int batch = Integer.parseInt(words[2]);
    Steps steps = new Steps(words[3], batch);
    step =
        switch (words[0]) {
          case "20-64-2" -> steps.of(Nets.mlp(64, 2), 2, 20);
          case "784-256-10" -> steps.of(Nets.mlp(256, 10), 10, 784);
          case "lenet" -> steps.of(Nets.lenet(), 10, 1, 28, 28);
          case "lstm" -> steps.of(Nets.lstm(128, 10), 10, 50, 64);
          default -> throw new IllegalArgumentException("no net for " + work);
        };
  }

  @Benchmark
  public double step() throws TranslateException {
    return step.run();
  }
}
