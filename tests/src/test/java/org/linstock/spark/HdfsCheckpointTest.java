package org.linstock.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linstock.nn.Linear;
import org.linstock.nn.Module;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.spark.checkpoint.CheckpointInspector;
import org.linstock.spark.checkpoint.CheckpointNotWritableException;
import org.linstock.spark.checkpoint.CheckpointStore;
import org.linstock.spark.checkpoint.CommitMode;
import org.linstock.spark.checkpoint.RoundInfo;
import org.linstock.tensor.Generator;
import org.linstock.tensor.Tensor;

/**
 * Checkpoints on HDFS: a driver stopped before or after a checkpoint, resumed, ends in the bits of
 * one that was not.
 */
@ExtendWith(Cluster.class)
class HdfsCheckpointTest {

  private static final class DriverStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static Dataset<Row> data(SparkSession spark) {
    Random random = new Random(1);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      double[] x = random.doubles(4).toArray();
      rows.add(RowFactory.create(Vectors.dense(x), x[0] > x[1] ? 1.0 : 0.0));
    }
    StructType schema =
        new StructType()
            .add("features", SQLDataTypes.VectorType())
            .add("label", DataTypes.DoubleType);
    return spark.createDataFrame(rows, schema);
  }

  /** 2 partitions of about 100 rows: 7 batches of 16, 3 rounds of 3 steps an epoch, 9 rounds. */
  private static NeuralNetworkClassifier estimator(String dir) {
    Generator.manualSeed(1);
    return new NeuralNetworkClassifier()
        .setNetwork(new Sequential(new Linear(4, 16), new ReLU(), new Linear(16, 2)))
        .setNumPartitions(2)
        .setBatchSize(16)
        .setAveragingFrequency(3)
        .setMaxIter(3)
        .setCheckpointDir(dir)
        .setCheckpointInterval(2)
        .setResume(true);
  }

  private static TrainingListener stopAfter(int round) {
    return new TrainingListener() {
      @Override
      public void onRound(RoundReport report) {
        if (report.round() == round) {
          throw new DriverStopped();
        }
      }
    };
  }

  private static List<Integer> bits(Module net) {
    List<Integer> bits = new ArrayList<>();
    for (Tensor t : net.stateDict().values()) {
      for (float v : t.toFloatArray()) {
        bits.add(Float.floatToRawIntBits(v));
      }
    }
    return bits;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void aStoppedDriverResumesToTheSameBits(int round, Cluster.Handle cluster) {
    Dataset<Row> data = data(cluster.spark());
    List<Integer> expected = bits(estimator("").fit(data).network());
    NeuralNetworkClassifier stopped = estimator(cluster.path("runs/stop" + round));
    assertThrows(
        DriverStopped.class, () -> stopped.setTrainingListener(stopAfter(round)).fit(data));
    var resumed = stopped.setTrainingListener(new TrainingListener() {}).fit(data);
    assertEquals(expected, bits(resumed.network()));
    List<RoundInfo> rounds =
        new CheckpointInspector(stopped.getCheckpointDir(), new Configuration()).rounds();
    assertEquals("round-000009", rounds.get(0).name());
    assertEquals(3, rounds.size());
    assertTrue(rounds.stream().allMatch(RoundInfo::verified));
  }

  @Test
  void aDamagedRoundAndLeftoversDoNotStopAResume(Cluster.Handle cluster) throws IOException {
    Dataset<Row> data = data(cluster.spark());
    List<Integer> expected = bits(estimator("").fit(data).network());
    String dir = cluster.path("runs/damaged");
    NeuralNetworkClassifier stopped = estimator(dir);
    assertThrows(DriverStopped.class, () -> stopped.setTrainingListener(stopAfter(6)).fit(data));
    FileSystem fs = cluster.dfs().getFileSystem();
    fs.truncate(new Path(dir, "round-000006/model.safetensors"), 40);
    Path leftover = new Path(dir, ".tmp-from-a-killed-driver/model.safetensors");
    try (FSDataOutputStream out = fs.create(leftover)) {
      out.writeBytes("half");
    }
    var resumed = stopped.setTrainingListener(new TrainingListener() {}).fit(data);
    assertEquals(expected, bits(resumed.network()));
    assertFalse(fs.exists(leftover));
  }

  @Test
  void aDirectoryWithoutPermissionIsRefusedBeforeTraining(Cluster.Handle cluster)
      throws IOException, InterruptedException {
    FileSystem fs = cluster.dfs().getFileSystem();
    fs.mkdirs(new Path("/locked"));
    fs.setPermission(new Path("/locked"), new FsPermission("755"));
    String dir = cluster.path("locked/run");
    UserGroupInformation guest = UserGroupInformation.createRemoteUser("guest");
    String message =
        assertThrows(
                CheckpointNotWritableException.class,
                () ->
                    guest.doAs(
                        (java.security.PrivilegedAction<Void>)
                            () -> {
                              new CheckpointStore(dir, new Configuration(), CommitMode.AUTO, 3)
                                  .prepare();
                              return null;
                            }))
            .getMessage();
    assertTrue(message.contains(dir) && message.contains("Permission denied"), message);
    assertEquals(1, message.lines().count());
  }

  @Test
  void aModelSavedToHdfsPredictsTheSameWithoutSpark(Cluster.Handle cluster) throws IOException {
    Dataset<Row> data = data(cluster.spark());
    var model = estimator("").fit(data);
    String path = cluster.path("models/m");
    model.write().overwrite().save(path);
    var loaded = NeuralNetworkClassificationModel.load(path);
    List<Row> expected = model.transform(data).collectAsList();
    assertEquals(expected, loaded.transform(data).collectAsList());
    try (LocalPredictor local = LocalPredictor.load(path)) {
      for (Row row : expected) {
        float[] logits = local.predict(floats(row.getAs("features")));
        assertArrayEquals(floats(row.getAs("rawPrediction")), logits);
      }
    }
  }

  private static float[] floats(org.apache.spark.ml.linalg.Vector v) {
    float[] out = new float[v.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) v.apply(i);
    }
    return out;
  }
}
