package org.linstock.spark.round;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.linstock.config.Architecture;
import org.linstock.nn.BatchNorm1d;
import org.linstock.nn.Linear;
import org.linstock.nn.Module;
import org.linstock.nn.Sequential;
import org.linstock.spark.SparkExtension;
import org.linstock.spark.TestData;
import org.linstock.spark.pack.LabelKind;
import org.linstock.spark.pack.PackedData;
import org.linstock.spark.pack.Packer;
import org.linstock.spark.pack.RowFormat;
import org.linstock.tensor.Generator;

/** The ways to bring partitions' states together, with states of more than one chunk. */
@ExtendWith(SparkExtension.class)
class ReducePathTest {
  /** 1.1 million parameters: two chunks. */
  private static final int HIDDEN = 220_000;

  private static Module net(int hidden) {
    Generator.manualSeed(5);
    return new Sequential(new Linear(1, hidden), new BatchNorm1d(hidden), new Linear(hidden, 1));
  }

  private static RoundSpec spec(Module net, TransferType transfer, OuterSpec outer) {
    return new RoundSpec(
        new NetSpec(Architecture.toJson(net), List.of(1), 1, LossKind.MEAN_SQUARED_ERROR),
        LossSpec.of(LossKind.MEAN_SQUARED_ERROR),
        OptimizerSpec.of("sgd", 1e-6, 0.9, 0),
        new RoundSpec.Steps(8, 2, Schedule.parse("constant"), 10, 0),
        true,
        transfer,
        outer,
        List.of(),
        7);
  }

  private static PackedData data(SparkSession spark, int partitions) {
    Random random = new Random(3);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      rows.add(RowFactory.create(random.nextGaussian() * 3 + 5, random.nextGaussian()));
    }
    Dataset<Row> frame =
        TestData.frame(
            spark,
            rows,
            TestData.schema("x", DataTypes.DoubleType, "label", DataTypes.DoubleType),
            1);
    RowFormat format =
        new RowFormat(List.of("x"), "label", "", "", LabelKind.SCALAR, 1, 1, 0, false);
    return new Packer(format, partitions, 7, StorageLevel.MEMORY_AND_DISK()).pack(frame);
  }

  private static DriverState rounds(RoundSpec spec, PackedData data, ReducePath path, Module net) {
    RoundRunner runner =
        new RoundRunner(
            spec, data.blocks(), data.training().fingerprint().examples(), path, NonFinite.ERROR);
    GlobalState state = StateNames.values(net);
    for (int round = 0; round < 2; round++) {
      state = runner.run(state, new RoundPosition(round, 0, round, 1)).next();
    }
    DriverState result = onDriver(state);
    state.release();
    return result;
  }

  /** All of a state, wherever it lies. */
  private static DriverState onDriver(GlobalState state) {
    Map<String, byte[][]> chunks = new LinkedHashMap<>();
    state.forEachChunk(
        (vector, chunk, bytes) ->
            chunks
                    .computeIfAbsent(vector, v -> new byte[FloatVector.chunks(state.size())][])[
                    chunk] =
                bytes);
    Map<String, FloatVector> vectors = new LinkedHashMap<>();
    chunks.forEach((name, c) -> vectors.put(name, new FloatVector(state.size(), c)));
    assertArrayEquals(
        state.values().parameters().toArray(), vectors.get(GlobalState.PARAMETERS).toArray());
    return new DriverState(vectors, state.buffers(), state.stepCount(), state.outer());
  }

  @ParameterizedTest
  @EnumSource
  void allPathsGiveTheSameBits(TransferType transfer, SparkSession spark) {
    Module net = net(HIDDEN);
    try (PackedData data = data(spark, 3)) {
      for (OuterSpec outer : List.of(OuterSpec.AVERAGE, new OuterSpec(true, 0.9, 0.7))) {
        RoundSpec spec = spec(net, transfer, outer);
        DriverState collected = rounds(spec, data, ReducePath.COLLECT, net);
        assertTrue(collected.parameters().chunks() > 1);
        assertEquals(Set.of("parameters", "momentum_buffer"), Set.copyOf(collected.names()));
        assertEquals(outer.active(), collected.outer().size() > 0);
        assertEquals(4, collected.stepCount());
        for (ReducePath path : List.of(ReducePath.SLICED, ReducePath.OWNED)) {
          DriverState other = rounds(spec, data, path, net);
          for (String vector : collected.names()) {
            assertArrayEquals(
                collected.vector(vector).toArray(), other.vector(vector).toArray(), vector);
          }
          assertArrayEquals(collected.buffers().toArray(), other.buffers().toArray());
          assertArrayEquals(collected.outer().toArray(), other.outer().toArray());
          assertEquals(collected.stepCount(), other.stepCount());
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 2, 1000000, COLLECT",
    "0, 68, 1000000, SLICED",
    "0, 1, 300000000, OWNED",
    "1, 999, 1000000, COLLECT",
    "2, 1, 8, SLICED",
    "3, 1, 8, OWNED"
  })
  void thePathFollowsTheSize(int depth, int partitions, long bytes, ReducePath expected) {
    assertEquals(expected, ReducePath.of(depth, partitions, bytes, 1_000_000_000));
  }

  /** Three partitions' running statistics against arithmetic in float64. */
  @Test
  void runningVariancesArePooled() {
    Module net = new BatchNorm1d(2);
    BufferPool pool = new BufferPool(net);
    FloatVector before = FloatVector.of(new float[] {0, 0, 1, 1, 4});
    List<PartReport> reports =
        List.of(
            report(0, 10, FloatVector.of(new float[] {1, 2, 0.5f, 3, 6})),
            report(1, 30, FloatVector.of(new float[] {-1, 2, 1.5f, 1, 9})),
            report(2, 20, null));
    float[] pooled = pool.pool(reports, before).toArray();
    double mean = (10 * 1 + 30 * -1 + 20 * 0) / 60.0;
    double second = (10 * (0.5 + 1) + 30 * (1.5 + 1) + 20 * 1) / 60.0;
    assertEquals(mean, pooled[0], 1e-6);
    assertEquals(second - mean * mean, pooled[2], 1e-6);
    double otherMean = (10 * 2 + 30 * 2) / 60.0;
    double otherSecond = (10 * (3 + 4) + 30 * (1 + 4) + 20 * 1) / 60.0;
    assertEquals(otherMean, pooled[1], 1e-6);
    assertEquals(otherSecond - otherMean * otherMean, pooled[3], 1e-6);
    assertEquals(9, pooled[4], "the largest count");
  }

  private static PartReport report(int partition, double weight, FloatVector buffers) {
    PieceKey key = PieceKey.report(partition);
    return new PartReport(key, weight, 1, 0, true, 1, List.of(), 1, buffers, 0.1, 0);
  }
}
