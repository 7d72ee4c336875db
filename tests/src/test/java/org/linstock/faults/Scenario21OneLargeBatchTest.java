package org.linstock.faults;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linstock.nn.CrossEntropyLoss;
import org.linstock.nn.Linear;
import org.linstock.nn.Module;
import org.linstock.nn.Parameter;
import org.linstock.nn.Sequential;
import org.linstock.nn.Tanh;
import org.linstock.optim.SGD;
import org.linstock.spark.Cluster;
import org.linstock.spark.NeuralNetworkClassifier;
import org.linstock.tensor.Generator;
import org.linstock.train.LocalTrainer;

/**
 * N partitions, averaged every step, plain SGD: the net of one process that takes the N batches as
 * one.
 */
@Tag("faults")
@ExtendWith(Cluster.class)
class Scenario21OneLargeBatchTest {
  private static final int WIDTH = 4;
  private static final int BATCH = 6;
  private static final int BATCHES = 3;
  private static final int EPOCHS = 2;
  private static final double RATE = 0.5;

  private static Module net() {
    Generator.manualSeed(4);
    return new Sequential(new Probe(), new Linear(WIDTH, 8), new Tanh(), new Linear(8, 3));
  }

  private static float label(float[] x, int at) {
    return x[at] > x[at + 1] ? 0 : x[at + 2] > 0.5f ? 1 : 2;
  }

  private static Dataset<Row> data(SparkSession spark, int n) {
    Random random = new Random(n);
    List<List<Row>> partitions = new ArrayList<>();
    for (int p = 0; p < n; p++) {
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < BATCH * BATCHES; i++) {
        float[] x = new float[WIDTH];
        double[] features = new double[WIDTH];
        for (int j = 0; j < WIDTH; j++) {
          x[j] = random.nextFloat();
          features[j] = x[j];
        }
        rows.add(RowFactory.create(Vectors.dense(features), (double) label(x, 0)));
      }
      partitions.add(rows);
    }
    return Frames.of(spark, SmallTraining.SCHEMA, partitions);
  }

  @ParameterizedTest
  @CsvSource({"2, partition", "3, partition", "8, partition", "8, global"})
  void equalsOneProcess(int n, String scope, Cluster.Handle cluster) {
    Batches batches = Batches.watched();
    Module trained =
        new NeuralNetworkClassifier()
            .setNetwork(net())
            .setOptimizer("sgd")
            .setStepSize(RATE)
            .setBatchSize(scope.equals("global") ? n * BATCH : BATCH)
            .setBatchScope(scope)
            .setAveragingFrequency(1)
            .setMaxIter(EPOCHS)
            .setTrainingListener(batches)
            .fit(data(cluster.spark(), n))
            .network();
    assertEquals(EPOCHS * BATCHES, batches.rounds().size());
    List<Parameter> expected = oneProcess(batches.rounds(), n);
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(
          expected.get(i).toFloatArray(), trained.parameters().get(i).toFloatArray(), 1e-6f);
    }
  }

  private static List<Parameter> oneProcess(List<Map<Integer, List<float[]>>> rounds, int n) {
    Module net = net();
    SGD sgd = new SGD(net.parameters(), RATE);
    float[] features = new float[n * BATCH * WIDTH];
    float[] labels = new float[n * BATCH];
    try (LocalTrainer trainer =
        new LocalTrainer(net, new CrossEntropyLoss(), sgd, new long[] {WIDTH}, 0)) {
      for (Map<Integer, List<float[]>> round : rounds) {
        List<float[]> one = round.values().stream().flatMap(Collection::stream).toList();
        assertEquals(n, one.size());
        for (int p = 0; p < n; p++) {
          System.arraycopy(one.get(p), 0, features, p * BATCH * WIDTH, BATCH * WIDTH);
        }
        for (int i = 0; i < labels.length; i++) {
          labels[i] = label(features, i * WIDTH);
        }
        trainer.step(features, labels, null, labels.length);
      }
    }
    return net.parameters();
  }
}
