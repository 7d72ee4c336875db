package org.linstock.benchmark;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.linstock.nn.CrossEntropyLoss;
import org.linstock.nn.FlatParameters;
import org.linstock.nn.Module;
import org.linstock.optim.Optimizer;
import org.linstock.tensor.Generator;
import org.linstock.train.LocalTrainer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One minibatch step: batch copied in, forward, cross-entropy, backward, update. One thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class TrainingStepBenchmark {
  /** The work, under the same names as in the PyTorch script beside this benchmark. */
  @Param({
    "20-64-2 batch 32 sgd",
    "784-256-10 batch 256 sgd",
    "784-256-10 batch 256 adam",
    "lenet batch 256 sgd",
    "tabular batch 1024 adamw",
    "lstm batch 64 adam",
    "transformer batch 32 adamw"
  })
  public String work;

  private LocalTrainer trainer;
  private float[] features;
  private float[] labels;
  private int batch;

  @Setup
  public void setup() {
    Generator.manualSeed(7);
    Work w = Work.named(work);
    Module net = w.network().get();
    FlatParameters.of(net);
    Optimizer optimizer = Work.optimizer(work, net);
    trainer = new LocalTrainer(net, new CrossEntropyLoss(), optimizer, w.shape(), 0);
    batch = w.batch();
    SplittableRandom random = new SplittableRandom(7);
    features = w.features(random);
    labels = new float[batch];
    for (int i = 0; i < batch; i++) {
      labels[i] = random.nextInt(w.classes());
    }
  }

  @Benchmark
  public double step() {
    return trainer.step(features, labels, null, batch);
  }

  @TearDown
  public void tearDown() {
    trainer.close();
  }
}
