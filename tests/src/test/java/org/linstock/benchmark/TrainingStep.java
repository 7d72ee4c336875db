package org.linstock.benchmark;

import java.util.SplittableRandom;
import org.linstock.nn.CrossEntropyLoss;
import org.linstock.nn.FlatParameters;
import org.linstock.nn.Module;
import org.linstock.train.LocalTrainer;

/** Batch copied in, forward, cross-entropy, backward, update. */
final class TrainingStep implements Step {
  private final LocalTrainer trainer;
  private final float[] features;
  private final float[] labels;

  TrainingStep(String work, Module net, float[] features) {
    this.features = features;
    Work w = Work.named(work);
    FlatParameters.of(net);
    trainer =
        new LocalTrainer(net, new CrossEntropyLoss(), Work.optimizer(work, net), w.shape(), 0);
    SplittableRandom random = new SplittableRandom(8);
    labels = new float[Work.batch(work)];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = random.nextInt(w.classes());
    }
  }

  @Override
  public double run() {
    return trainer.step(features, labels, null, labels.length);
  }

  @Override
  public void close() {
    trainer.close();
  }
}
