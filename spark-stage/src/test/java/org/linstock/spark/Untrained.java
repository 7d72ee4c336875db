package org.linstock.spark;

import java.util.List;
import org.linstock.config.Architecture;
import org.linstock.nn.Module;
import org.linstock.spark.predict.NetSpecs;
import org.linstock.spark.predict.TrainedNet;
import org.linstock.spark.round.LossKind;

/** Models with the values that an architecture starts with. */
final class Untrained {
  private Untrained() {}

  static NeuralNetworkClassificationModel classification(String json) {
    return new NeuralNetworkClassificationModel("nnc", net(json, LossKind.CROSS_ENTROPY));
  }

  static NeuralNetworkRegressionModel regression(String json) {
    return new NeuralNetworkRegressionModel("nnr", net(json, LossKind.MEAN_SQUARED_ERROR));
  }

  private static TrainingResult net(String json, LossKind loss) {
    Module net = Architecture.fromJson(json);
    return new TrainingResult(
        TrainedNet.of(NetSpecs.of(json, List.of(), loss), net.stateDict()), null);
  }
}
