package org.linstock.benchmark;

import java.io.IOException;
import java.util.SplittableRandom;
import org.linstock.nn.Module;
import org.linstock.tensor.Generator;

/** What is timed of a work: what its user calls once a minibatch, from a batch on the heap. */
interface Step extends AutoCloseable {
  /** Takes the step. */
  double run();

  @Override
  void close();

  /** The step of a work, by the last word of its name. */
  static Step of(String work) throws IOException {
    Generator.manualSeed(7);
    Work w = Work.named(work);
    int batch = Work.batch(work);
    Module net = w.network().get();
    float[] features = w.features(new SplittableRandom(7), batch);
    return switch (Work.kind(work)) {
      case "inference" -> new BatchPrediction(net, w.shape(), features, batch);
      case "predictor" -> new RowPrediction(net, w, features);
      default -> new TrainingStep(work, net, features);
    };
  }
}
