package org.linstock.spark;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.linstock.config.Architecture;
import org.linstock.nn.Module;
import org.linstock.spark.error.LinstockException;
import org.linstock.spark.predict.NetFiles;
import org.linstock.spark.predict.NetSpecs;
import org.linstock.spark.predict.TrainedNet;
import org.linstock.spark.round.LossKind;
import org.linstock.spark.round.NetSpec;

/** Nets whose weights were made elsewhere. */
final class ImportedNets {
  /** For nets whose loss is not known and not asked for: outputs are taken as they are. */
  static final LossKind ANY_LOSS = LossKind.MEAN_SQUARED_ERROR;

  private ImportedNets() {}

  static TrainingResult of(Module net, int[] inputShape) {
    if (net.parameters().stream().anyMatch(p -> !p.isInitialized())) {
      throw new LinstockException(
          "network: a lazy layer has no values yet; run the net once on a batch");
    }
    NetSpec spec = NetSpecs.of(Architecture.toJson(net), list(inputShape), ANY_LOSS);
    return new TrainingResult(TrainedNet.of(spec, net.stateDict()), null);
  }

  static TrainingResult load(String architecture, String path, int[] inputShape, LossKind loss) {
    NetSpec spec = NetSpecs.of(architecture, list(inputShape), loss);
    try {
      TrainedNet net = TrainedNet.of(spec, NetFiles.tensors(path, configuration()));
      return new TrainingResult(net, null);
    } catch (IOException e) {
      throw new LinstockException("fromSafetensors: " + e.getMessage(), e);
    }
  }

  static TrainingResult loadDirectory(String path, int[] inputShape) {
    Configuration conf = configuration();
    try {
      String directory = SavedModels.find(path, conf);
      TrainedNet net = new NetFiles(directory, conf).load(list(inputShape), ANY_LOSS);
      return new TrainingResult(net, TrainingSummary.read(directory, conf).orElse(null));
    } catch (IOException e) {
      throw new LinstockException("fromDirectory: " + e.getMessage(), e);
    }
  }

  private static List<Integer> list(int... inputShape) {
    return Arrays.stream(inputShape).boxed().toList();
  }

  private static Configuration configuration() {
    scala.Option<SparkSession> session = SparkSession.getActiveSession();
    return session.isDefined()
        ? session.get().sparkContext().hadoopConfiguration()
        : new Configuration();
  }
}
