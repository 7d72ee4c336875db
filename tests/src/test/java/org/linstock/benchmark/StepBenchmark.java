package org.linstock.benchmark;

import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One step of a work, on one thread. {@link JvmContender} has JMH's settings. */
@State(Scope.Thread)
public class StepBenchmark {
  @Param("784-256-10 batch 256 sgd")
  public String work;

  private Step step;

  @Setup
  public void setup() throws IOException {
    step = Step.of(work);
  }

  @Benchmark
  public double step() {
    return step.run();
  }

  @TearDown
  public void tearDown() {
    step.close();
  }
}
