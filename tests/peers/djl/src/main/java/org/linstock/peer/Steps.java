package org.linstock.peer;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.translate.NoopTranslator;
import java.util.Set;

/** What is timed of a net: a training step, or a prediction. */
final class Steps {
  private static final Set<String> PREDICTING = Set.of("inference", "predictor");

  private final NDManager manager = NDManager.newBaseManager();
  private final String kind;
  private final int batch;

  /**
   * @param kind sgd, adam, inference or predictor
   */
  Steps(String kind, int batch) {
    this.kind = kind;
    this.batch = batch;
  }

  StepBenchmark.Step of(Block net, int classes, long... example) {
    Model model = Model.newInstance("net");
    model.setBlock(net);
    NDArray x = manager.randomUniform(0, 1, new Shape(batch).addAll(new Shape(example)));
    if (PREDICTING.contains(kind)) {
      net.initialize(model.getNDManager(), DataType.FLOAT32, x.getShape());
      return prediction(model.newPredictor(new NoopTranslator()), x);
    }
    NDArray y = manager.randomInteger(0, classes, new Shape(batch), DataType.INT64);
    return training(model, x, y);
  }

  private static StepBenchmark.Step prediction(Predictor<NDList, NDList> predictor, NDArray x) {
    NDList input = new NDList(x);
    return () -> {
      try (NDList output = predictor.predict(input)) {
        return output.size();
      }
    };
  }

  private StepBenchmark.Step training(Model model, NDArray x, NDArray y) {
    Loss loss = Loss.softmaxCrossEntropyLoss();
    Tracker rate = Tracker.fixed(kind.equals("adam") ? 1e-3f : 0.01f);
    Optimizer optimizer =
        kind.equals("adam")
            ? Optimizer.adam().optLearningRateTracker(rate).build()
            : Optimizer.sgd().setLearningRateTracker(rate).build();
    Trainer trainer = model.newTrainer(new DefaultTrainingConfig(loss).optOptimizer(optimizer));
    trainer.initialize(x.getShape());
    return () -> step(trainer, loss, x, y);
  }

  private double step(Trainer trainer, Loss loss, NDArray x, NDArray y) {
    double value;
    // Results belong to the manager of what they are computed from, and are freed with it.
    try (NDManager life = manager.newSubManager()) {
      x.tempAttach(life);
      y.tempAttach(life);
      try (GradientCollector gradients = trainer.newGradientCollector()) {
        NDArray mean = loss.evaluate(new NDList(y), trainer.forward(new NDList(x)));
        gradients.backward(mean);
        value = mean.getFloat();
      }
      trainer.step();
    }
    return value;
  }
}
