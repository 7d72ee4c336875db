package org.linstock.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.spark.ml.functions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linstock.config.Architecture;
import org.linstock.nn.LazyLinear;
import org.linstock.nn.Linear;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.spark.error.BadRowException;
import org.linstock.spark.error.LinstockException;
import org.linstock.spark.error.SchemaException;

/** Every form in which features and labels may come: the same numbers give the same bits. */
@ExtendWith(SparkExtension.class)
class InputsTest {

  /** Whole numbers, so that every type can hold them; beside the vector its four numbers. */
  private static Dataset<Row> data(SparkSession spark) {
    return TestData.clouds(spark, 120, 2)
        .withColumn(
            "a",
            functions.vector_to_array(org.apache.spark.sql.functions.col("features"), "float64"))
        .selectExpr("transform(a, x -> round(4 * x)) as a", "label")
        .selectExpr(
            "a", "a[0] as x0", "cast(a[1] as int) as x1", "a[2] as x2", "a[3] as x3", "label");
  }

  private static List<Integer> bits(NeuralNetworkClassifier stage, Dataset<Row> data) {
    return TestData.bits(stage.setNumPartitions(2).fit(data).network());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "cast(a as array<float>)",
        "cast(a as array<int>)",
        "cast(a as array<bigint>)",
        "cast(a as array<decimal(10,2)>)",
        "array(array(x0, x1), array(x2, x3))",
        "array(array(array(x0), array(x1)), array(array(x2), array(x3)))"
      })
  void everyArrayGivesTheSameBits(String form, SparkSession spark) {
    Dataset<Row> data = data(spark);
    assertEquals(
        bits(TestData.classifier().setFeaturesCol("a"), data),
        bits(TestData.classifier(), data.selectExpr(form + " as features", "label")));
  }

  @Test
  void severalColumnsNeedNoAssembler(SparkSession spark) {
    Dataset<Row> data = data(spark).selectExpr("*", "array(x1, x2) as middle");
    List<Integer> expected = bits(TestData.classifier().setFeaturesCol("a"), data);
    var columns = TestData.classifier().setFeaturesCols("x0", "x1", "x2", "x3");
    assertEquals(expected, bits(columns, data));
    var mixed = TestData.classifier().setFeaturesCols("x0", "middle", "x3");
    assertEquals(expected, bits(mixed, data));
    var model = mixed.fit(data);
    assertEquals(120, model.transform(data).select("prediction").count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tinyint", "smallint", "int", "bigint", "float", "decimal(10,0)"})
  void everyNumericLabelGivesTheSameBits(String type, SparkSession spark) {
    Dataset<Row> data = data(spark).selectExpr("a as features", "label");
    Dataset<Row> cast = data.selectExpr("features", "cast(label as %s) as label".formatted(type));
    assertEquals(bits(TestData.classifier(), data), bits(TestData.classifier(), cast));
  }

  @Test
  void whatIsWrongWithOneOfSeveralColumnsIsNamed(SparkSession spark) {
    Dataset<Row> data =
        data(spark).selectExpr("*", "if(x0 = 0, null, x0) as holes", "'t' as text").coalesce(1);
    var holes = TestData.classifier().setFeaturesCols("x1", "x2", "x3", "holes");
    String message = assertThrows(BadRowException.class, () -> holes.fit(data)).getMessage();
    assertTrue(message.startsWith("column 'holes', partition 0, row "), message);
    var few = TestData.classifier().setFeaturesCols("x1", "x2");
    assertTrue(
        assertThrows(BadRowException.class, () -> few.fit(data))
            .getMessage()
            .startsWith("column 'x1, x2', partition 0, row 0: got 2 numbers, expected 4 numbers"));
    var text = TestData.classifier().setFeaturesCols("x1", "text");
    assertEquals(
        "requirement failed: Column text must be of type numeric but was actually of type string. A Vector or an array of numbers will do too.",
        assertThrows(SchemaException.class, () -> text.fit(data)).getMessage());
  }

  @Test
  void theFirstRowSizesALazyNet(SparkSession spark) {
    Dataset<Row> data = data(spark);
    String lazy =
        Architecture.toJson(new Sequential(new LazyLinear(8), new ReLU(), new LazyLinear(3)));
    String whole =
        Architecture.toJson(new Sequential(new Linear(4, 8), new ReLU(), new Linear(8, 3)));
    var stage = TestData.classifier().setFeaturesCol("a");
    List<Integer> expected = bits(stage.setNetwork(whole), data);
    assertEquals(expected, bits(stage.setNetwork(lazy), data));
    Sequential module = new Sequential(new LazyLinear(8), new ReLU(), new LazyLinear(3));
    assertEquals(expected, bits(stage.setNetwork(module), data));
    assertEquals(
        stage.setNetwork(whole).transformSchema(data.schema()),
        stage.setNetwork(lazy).transformSchema(data.schema()));
    assertThrows(LinstockException.class, () -> stage.fit(data.filter("false")));
  }
}
