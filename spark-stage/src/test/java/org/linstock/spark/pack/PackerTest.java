package org.linstock.spark.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.LongAccumulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linstock.spark.SparkExtension;
import org.linstock.spark.TestData;

@ExtendWith(SparkExtension.class)
class PackerTest {
  private static final RowFormat PLAIN =
      new RowFormat(List.of("features"), "label", "", "", LabelKind.CLASS, 4, 1, 3, false);

  private static DataFingerprint fingerprint(Dataset<Row> data, int partitions, long seed) {
    try (PackedData packed =
        new Packer(PLAIN, partitions, seed, StorageLevel.MEMORY_AND_DISK()).pack(data)) {
      return packed.training().fingerprint();
    }
  }

  @Test
  void placementIsAFunctionOfContentAndSeed(SparkSession spark) {
    List<Row> rows = TestData.clouds(200);
    DataFingerprint expected = fingerprint(TestData.frame(spark, rows, TestData.LABELLED, 1), 4, 7);
    List<Row> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(1));
    Dataset<Row> other = TestData.frame(spark, shuffled, TestData.LABELLED, 6);
    assertEquals(expected, fingerprint(other, 4, 7));
    assertNotEquals(expected, fingerprint(other, 4, 8));
    assertEquals(200, expected.totalExamples());
    assertTrue(expected.examples().stream().allMatch(n -> n > 25), expected.toString());
  }

  @Test
  void withoutANumberOfPartitionsRowsStayWhereTheyAre(SparkSession spark) {
    Dataset<Row> data = TestData.clouds(spark, 100, 4);
    assertEquals(List.of(25L, 25L, 25L, 25L), fingerprint(data, 0, 7).examples());
  }

  @Test
  void blocksHoldWhatTheRowsHeld(SparkSession spark) {
    StructType schema =
        TestData.schema(
            "x.y", SQLDataTypes.VectorType(),
            "label", DataTypes.IntegerType,
            "w", DataTypes.FloatType);
    List<Row> rows =
        List.of(RowFactory.create(Vectors.sparse(3, new int[] {1}, new double[] {5}), 2, 0.5f));
    RowFormat format =
        new RowFormat(List.of("x.y"), "label", "w", "", LabelKind.CLASS, 3, 1, 3, false);
    Dataset<Row> data = TestData.frame(spark, rows, schema, 1);
    try (PackedData packed = new Packer(format, 0, 7, StorageLevel.MEMORY_AND_DISK()).pack(data)) {
      PackedBlock block = packed.blocks().collect().get(0);
      assertEquals(1, block.rows());
      assertArrayEquals(new float[] {0, 5, 0}, block.features());
      assertArrayEquals(new float[] {2}, block.targets());
      assertArrayEquals(new float[] {0.5f}, block.weights());
      assertEquals(0.5, packed.training().totalWeight());
    }
  }

  @Test
  void unweightedBlocksCarryNoWeights(SparkSession spark) {
    try (PackedData packed =
        new Packer(PLAIN, 0, 7, StorageLevel.MEMORY_AND_DISK())
            .pack(TestData.clouds(spark, 9, 1))) {
      assertNull(packed.blocks().collect().get(0).weights());
      assertEquals(9, packed.training().totalWeight());
    }
  }

  @Test
  void wideRowsFillSeveralBlocksInOrder(SparkSession spark) {
    int width = 1 << 19;
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      rows.add(
          RowFactory.create(
              Vectors.sparse(width, new int[] {i}, new double[] {1}), (double) i % 3));
    }
    RowFormat format =
        new RowFormat(List.of("features"), "label", "", "", LabelKind.CLASS, width, 1, 3, false);
    Dataset<Row> data = TestData.frame(spark, rows, TestData.LABELLED, 1);
    try (PackedData packed = new Packer(format, 0, 7, StorageLevel.MEMORY_AND_DISK()).pack(data)) {
      List<Integer> sizes = packed.blocks().map(PackedBlock::rows).collect();
      assertEquals(List.of(1, 1, 1, 1, 1), sizes);
      assertEquals(List.of(5L), packed.training().fingerprint().examples());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void bothSidesArePackedInOnePassAndAsIfAlone(int partitions, SparkSession spark) {
    LongAccumulator read = spark.sparkContext().longAccumulator();
    FilterFunction<Row> counted =
        row -> {
          read.add(1);
          return true;
        };
    Dataset<Row> data =
        TestData.clouds(spark, 120, 4)
            .filter(counted)
            .selectExpr(
                "features",
                "if(pmod(xxhash64(features), 10) = 0, 9, label) as label",
                "pmod(xxhash64(features), 4) = 0 as v");
    try (PackedData both = packer(skipping("v"), partitions).pack(data)) {
      assertEquals(120, read.value());
      try (PackedData training = packer(skipping(""), partitions).pack(data.filter("not v"));
          PackedData validation = packer(skipping(""), partitions).pack(data.filter("v"))) {
        assertEquals(training.training().fingerprint(), both.training().fingerprint());
        assertEquals(validation.training().fingerprint(), both.validation().fingerprint());
        assertEquals(data.filter("label = 9").count(), both.skippedRows());
        assertEquals(0, training.validation().fingerprint().totalExamples());
        assertEquals(
            both.validation().fingerprint().totalExamples(),
            both.blocks().collect().stream()
                .filter(PackedBlock::validation)
                .mapToInt(PackedBlock::rows)
                .sum());
      }
    }
  }

  private static RowFormat skipping(String indicator) {
    return new RowFormat(
        List.of("features"), "label", "", indicator, LabelKind.CLASS, 4, 1, 3, true);
  }

  private static Packer packer(RowFormat format, int partitions) {
    return new Packer(format, partitions, 7, StorageLevel.MEMORY_AND_DISK());
  }
}
