package org.linstock.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Validation figures against what the model's own predictions come to. */
@ExtendWith(SparkExtension.class)
class ValidationTest {

  private static Dataset<Row> data(SparkSession spark) {
    return TestData.clouds(spark, 240, 3)
        .selectExpr(
            "features",
            "label",
            "pmod(xxhash64(features), 7) / 3 as w",
            "pmod(xxhash64(features), 4) = 0 as v");
  }

  @Test
  void lossAndAccuracyAreWeightedMeansOverTheValidationRows(SparkSession spark) {
    var model =
        TestData.classifier().setWeightCol("w").setValidationIndicatorCol("v").fit(data(spark));
    double loss = 0;
    double right = 0;
    double weight = 0;
    for (Row row : model.transform(data(spark).filter("v")).collectAsList()) {
      double w = (float) row.<Double>getAs("w").doubleValue();
      double label = row.getAs("label");
      Vector probability = row.getAs("probability");
      loss -= w * Math.log(probability.apply((int) label));
      right += row.<Double>getAs("prediction") == label ? w : 0;
      weight += w;
    }
    EpochReport last = model.summary().epochs().get(2);
    assertEquals(loss / weight, last.validationLoss().getAsDouble(), 1e-6);
    assertEquals(right / weight, last.validationMetric().getAsDouble(), 1e-9);
  }

  @Test
  void validationRowsAreNotTrainedOn(SparkSession spark) {
    Dataset<Row> data = data(spark);
    var with = TestData.classifier().setNumPartitions(2).setValidationIndicatorCol("v");
    var without = TestData.classifier().setNumPartitions(2);
    assertEquals(
        TestData.bits(without.fit(data.filter("not v")).network()),
        TestData.bits(with.fit(data).network()));
    long trained =
        with.fit(data).summary().rounds().stream().mapToLong(RoundReport::examples).sum();
    assertEquals(3 * data.filter("not v").count(), trained);
  }

  @Test
  void integerWeightsCountLikeRepeatedRows(SparkSession spark) {
    Dataset<Row> data = TestData.clouds(spark, 30, 1).selectExpr("*", "label + 1 as w");
    Dataset<Row> repeated = data.selectExpr("features", "label", "explode(sequence(1, int(w)))");
    var whole = TestData.classifier().setBatchSize(1000).setMaxIter(3);
    var weighted = whole.copy(org.apache.spark.ml.param.ParamMap.empty()).setWeightCol("w");
    double[] a = whole.fit(repeated).summary().objectiveHistory();
    double[] b = weighted.fit(data).summary().objectiveHistory();
    for (int i = 0; i < a.length; i++) {
      assertEquals(a[i], b[i], 1e-5);
    }
    assertTrue(a[2] < a[0]);
  }
}
