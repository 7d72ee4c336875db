package org.linstock.spark.round;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linstock.config.Architecture;
import org.linstock.nn.Linear;
import org.linstock.nn.Module;
import org.linstock.spark.SparkExtension;
import org.linstock.spark.TestData;
import org.linstock.spark.error.LinstockException;
import org.linstock.spark.pack.LabelKind;
import org.linstock.spark.pack.PackedBlock;
import org.linstock.spark.pack.PackedData;
import org.linstock.spark.pack.Packer;
import org.linstock.spark.pack.RowFormat;
import org.linstock.tensor.Generator;

/** Rounds against arithmetic done by hand in float64. */
@ExtendWith(SparkExtension.class)
class RoundRunnerTest {
  private static final double RATE = 0.1;
  private static final RowFormat FORMAT =
      new RowFormat(List.of("features"), "label", "w", "", LabelKind.SCALAR, 2, 1, 0, false);

  /** Partitions of very different sizes: 40, 0, 3 and 1 rows. */
  private static final int[] SIZES = {40, 0, 3, 1};

  private static List<List<Row>> partitions() {
    Random random = new Random(9);
    List<List<Row>> all = new ArrayList<>();
    for (int size : SIZES) {
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        Vector x = Vectors.dense(random.nextGaussian(), random.nextGaussian());
        rows.add(RowFactory.create(x, random.nextGaussian(), random.nextDouble() * 3));
      }
      all.add(rows);
    }
    return all;
  }

  private static Dataset<Row> data(SparkSession spark) {
    Dataset<Row> union = null;
    for (List<Row> rows : partitions()) {
      Dataset<Row> part =
          TestData.frame(
              spark,
              rows,
              TestData.schema(
                  "features", SQLDataTypes.VectorType(),
                  "label", DataTypes.DoubleType,
                  "w", DataTypes.DoubleType),
              1);
      union = union == null ? part : union.union(part);
    }
    return union;
  }

  private static Module start() {
    Generator.manualSeed(2);
    return new Linear(2, 1);
  }

  private static RoundSpec spec(int batchSize, int frequency, boolean average, String optimizer) {
    return spec(batchSize, frequency, average, optimizer, TransferType.FLOAT32);
  }

  private static RoundSpec spec(
      int batchSize, int frequency, boolean average, String optimizer, TransferType transfer) {
    String json = Architecture.toJson(start());
    NetSpec net = new NetSpec(json, List.of(2), 1, LossKind.MEAN_SQUARED_ERROR);
    RoundSpec.Steps steps =
        new RoundSpec.Steps(batchSize, frequency, Schedule.parse("constant"), 10, 0);
    return new RoundSpec(
        net,
        LossSpec.of(LossKind.MEAN_SQUARED_ERROR),
        OptimizerSpec.of(optimizer, RATE, 0, 0),
        steps,
        average,
        transfer,
        OuterSpec.AVERAGE,
        List.of(),
        7);
  }

  /** θ after one full-batch step of plain SGD on the weighted mean squared error, in float64. */
  private static double[] step(double[] theta, List<Row> rows) {
    double[] gradient = new double[3];
    double total = 0;
    for (Row row : rows) {
      Vector x = row.getAs(0);
      double w = (float) row.getDouble(2);
      double error = theta[0] * x.apply(0) + theta[1] * x.apply(1) + theta[2] - row.getDouble(1);
      gradient[0] += 2 * w * error * x.apply(0);
      gradient[1] += 2 * w * error * x.apply(1);
      gradient[2] += 2 * w * error;
      total += w;
    }
    double[] next = new double[3];
    for (int i = 0; i < 3; i++) {
      next[i] = theta[i] - RATE * gradient[i] / total;
    }
    return next;
  }

  private static double weight(List<Row> rows) {
    return rows.stream().mapToDouble(r -> (float) r.getDouble(2)).sum();
  }

  @Test
  void partitionsCountByTheWeightOfTheirExamples(SparkSession spark) {
    DriverState start = StateNames.values(start());
    float[] from = start.parameters().toArray();
    double[] theta = {from[0], from[1], from[2]};
    double[] expected = new double[3];
    double total = 0;
    for (List<Row> rows : partitions()) {
      if (!rows.isEmpty()) {
        double[] local = step(theta, rows);
        for (int i = 0; i < 3; i++) {
          expected[i] += weight(rows) * local[i];
        }
        total += weight(rows);
      }
    }
    try (PackedData data =
        new Packer(FORMAT, 0, 7, StorageLevel.MEMORY_AND_DISK()).pack(data(spark))) {
      RoundRunner runner = runner(spec(100, 1, false, "sgd"), data);
      RoundResult result = runner.run(start, new RoundPosition(0, 0, 0, 1));
      for (int i = 0; i < 3; i++) {
        assertEquals(expected[i] / total, result.next().values().parameters().toArray()[i], 1e-6);
      }
      assertEquals(total, result.weight(), 1e-9);
      assertEquals(44, result.examples());
      assertEquals(loss(theta), result.loss(), 1e-5);
    }
  }

  private static double loss(double[] theta) {
    double sum = 0;
    double total = 0;
    for (List<Row> rows : partitions()) {
      for (Row row : rows) {
        Vector x = row.getAs(0);
        double w = (float) row.getDouble(2);
        double error = theta[0] * x.apply(0) + theta[1] * x.apply(1) + theta[2] - row.getDouble(1);
        sum += w * error * error;
        total += w;
      }
    }
    return sum / total;
  }

  private static RoundRunner runner(RoundSpec spec, PackedData data) {
    return new RoundRunner(
        spec,
        data.blocks(),
        data.training().fingerprint().examples(),
        ReducePath.COLLECT,
        NonFinite.ERROR);
  }

  @Test
  void partitionsThatHaveRunOutWeighNothing(SparkSession spark) {
    DriverState start = StateNames.values(start());
    try (PackedData data =
        new Packer(FORMAT, 0, 7, StorageLevel.MEMORY_AND_DISK()).pack(data(spark))) {
      EpochSchedule schedule = EpochSchedule.of(data.training().fingerprint().examples(), 8, 2);
      assertEquals(3, schedule.roundsPerEpoch());
      RoundRunner runner = runner(spec(8, 2, true, "adam"), data);
      RoundResult first = runner.run(start, new RoundPosition(0, 0, 0, 1));
      assertEquals(16 + 3 + 1, first.examples());
      RoundResult second = runner.run(first.next(), new RoundPosition(1, 0, 1, 1));
      assertEquals(16, second.examples());
      RoundResult third = runner.run(second.next(), new RoundPosition(2, 0, 2, 1));
      assertEquals(8, third.examples());
      assertEquals(5, third.next().stepCount());
      RoundResult none = runner.run(third.next(), new RoundPosition(3, 0, 3, 1));
      assertEquals(0, none.examples());
      assertSame(third.next(), none.next());
    }
  }

  @ParameterizedTest
  @CsvSource({"true, FLOAT32", "false, FLOAT32", "true, BFLOAT16"})
  void aTaskThatFailsAtFirstGivesTheSameBits(
      boolean average, TransferType transfer, SparkSession spark) {
    DriverState start = StateNames.values(start());
    try (PackedData data =
        new Packer(FORMAT, 2, 7, StorageLevel.MEMORY_AND_DISK()).pack(data(spark))) {
      RoundSpec spec = spec(4, 3, average, "adam", transfer);
      List<Long> examples = data.training().fingerprint().examples();
      JavaRDD<PackedBlock> flaky =
          data.blocks()
              .mapPartitions(
                  it -> {
                    if (TaskContext.get().attemptNumber() == 0) {
                      throw new IllegalStateException("first attempt fails on purpose");
                    }
                    return it;
                  });
      DriverState expected =
          twoRounds(
              new RoundRunner(spec, data.blocks(), examples, ReducePath.COLLECT, NonFinite.ERROR),
              start);
      DriverState retried =
          twoRounds(
              new RoundRunner(spec, flaky, examples, ReducePath.COLLECT, NonFinite.ERROR), start);
      assertArrayEquals(expected.parameters().toArray(), retried.parameters().toArray());
      assertEquals(expected.stepCount(), retried.stepCount());
      assertEquals(average ? 3 : 1, retried.names().size());
      for (String slot : expected.names()) {
        assertArrayEquals(expected.vector(slot).toArray(), retried.vector(slot).toArray());
      }
    }
  }

  private static DriverState twoRounds(RoundRunner runner, GlobalState start) {
    GlobalState one = runner.run(start, new RoundPosition(0, 0, 0, 1)).next();
    return (DriverState) runner.run(one, new RoundPosition(1, 0, 1, 1)).next();
  }

  @Test
  void aPartitionThatChangedIsRefused(SparkSession spark) {
    try (PackedData data =
        new Packer(FORMAT, 0, 7, StorageLevel.MEMORY_AND_DISK()).pack(data(spark))) {
      RoundRunner runner =
          new RoundRunner(
              spec(8, 2, true, "adam"),
              data.blocks(),
              List.of(40L, 0L, 4L, 1L),
              ReducePath.COLLECT,
              NonFinite.ERROR);
      String message =
          assertThrows(
                  LinstockException.class,
                  () -> runner.run(StateNames.values(start()), new RoundPosition(0, 0, 0, 1)))
              .getMessage();
      assertTrue(
          message.startsWith("round 1: partition 2 has 3 examples, but had 4 when it was packed"),
          message);
    }
  }
}
