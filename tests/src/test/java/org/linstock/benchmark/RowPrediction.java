package org.linstock.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.linstock.config.Architecture;
import org.linstock.nn.Module;
import org.linstock.spark.LocalPredictor;
import org.linstock.spark.predict.NetFiles;
import org.linstock.spark.predict.NetSpecs;
import org.linstock.spark.predict.TrainedNet;
import org.linstock.spark.round.LossKind;
import org.linstock.spark.round.NetSpec;

/** A row by a saved model without Spark. */
final class RowPrediction implements Step {
  private final LocalPredictor predictor;
  private final float[] row;

  RowPrediction(Module net, Work work, float[] row) throws IOException {
    List<Integer> shape = work.exampleShape().stream().map(Math::toIntExact).toList();
    NetSpec spec = NetSpecs.of(Architecture.toJson(net), shape, LossKind.CROSS_ENTROPY);
    String folder = Files.createTempDirectory("model").toString();
    NetFiles files = new NetFiles(folder, new Configuration());
    files.save(TrainedNet.of(spec, net.stateDict()));
    this.predictor = LocalPredictor.load(folder);
    this.row = row;
    files.discard();
  }

  @Override
  public double run() {
    return predictor.predict(row)[0];
  }

  @Override
  public void close() {
    predictor.close();
  }
}
