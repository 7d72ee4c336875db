package org.linstock.spark;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.linstock.spark.error.LinstockException;
import org.linstock.spark.predict.NetFiles;
import org.linstock.spark.predict.NetSpecs;
import org.linstock.spark.predict.TrainedNet;
import org.linstock.spark.round.LossKind;
import org.linstock.spark.round.NetSpec;

/** Nets whose weights were made elsewhere. */
final class ImportedNets {
  private ImportedNets() {}

  static TrainingResult load(String architecture, String path, int[] inputShape, LossKind loss) {
    List<Integer> shape = Arrays.stream(inputShape).boxed().toList();
    NetSpec spec = NetSpecs.of(architecture, shape, loss);
    try {
      TrainedNet net = TrainedNet.of(spec, NetFiles.tensors(path, configuration()));
      return new TrainingResult(net, null);
    } catch (IOException e) {
      throw new LinstockException("fromSafetensors: " + e.getMessage(), e);
    }
  }

  private static Configuration configuration() {
    scala.Option<SparkSession> session = SparkSession.getActiveSession();
    return session.isDefined()
        ? session.get().sparkContext().hadoopConfiguration()
        : new Configuration();
  }
}
