package org.linstock.spark.conformance;

import java.util.List;
import java.util.stream.Stream;
import org.linstock.nn.Linear;
import org.linstock.nn.Module;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.spark.MllibClassificationModel;
import org.linstock.spark.MllibClassifier;
import org.linstock.spark.NeuralNetworkClassificationModel;
import org.linstock.spark.NeuralNetworkClassifier;
import org.linstock.spark.NeuralNetworkRegressionModel;
import org.linstock.spark.NeuralNetworkRegressor;
import org.linstock.spark.NeuralNetworkTransformer;
import org.linstock.tensor.Generator;

/** Every public stage has a row here; the conformance tests run all rows. */
final class StageTable {
  private StageTable() {}

  /** The estimators, each of which brings its model with it. */
  static Stream<EstimatorRow<?, ?>> estimators() {
    return Stream.of(
        new EstimatorRow<>(
            NeuralNetworkClassifier.class,
            NeuralNetworkClassificationModel.class,
            StageTable::classifier,
            NeuralNetworkClassificationModel::network),
        new EstimatorRow<>(
            NeuralNetworkRegressor.class,
            NeuralNetworkRegressionModel.class,
            StageTable::regressor,
            NeuralNetworkRegressionModel::network),
        new EstimatorRow<>(
            MllibClassifier.class,
            MllibClassificationModel.class,
            () -> classifier().asClassifier(),
            model -> model.neuralNetwork().network()));
  }

  /** The transformers that no estimator makes. */
  private static List<StageRow> transformers() {
    return List.of(
        new StageRow(
            NeuralNetworkTransformer.class, spark -> new NeuralNetworkTransformer(net(3))));
  }

  /** Estimators, models and transformers alike. */
  static Stream<StageRow> stages() {
    return Stream.concat(estimators().flatMap(EstimatorRow::stages), transformers().stream());
  }

  /** Those of the stages that transform rows. */
  static Stream<StageRow> transforming() {
    return stages().filter(StageRow::transforms);
  }

  private static NeuralNetworkClassifier classifier() {
    return new NeuralNetworkClassifier().setNetwork(net(3)).setMaxIter(2).setStepSize(0.02);
  }

  private static NeuralNetworkRegressor regressor() {
    return new NeuralNetworkRegressor().setNetwork(net(1)).setMaxIter(2).setStepSize(0.02);
  }

  private static Module net(int outputs) {
    Generator.manualSeed(3);
    return new Sequential(new Linear(4, 16), new ReLU(), new Linear(16, outputs));
  }
}
