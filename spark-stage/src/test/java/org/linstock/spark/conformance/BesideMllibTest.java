package org.linstock.spark.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.spark.SparkExtension;
import org.linstock.spark.TestData;

/** MLlib's own learners, whose matrix products are native, after a net in the same process. */
@ExtendWith(SparkExtension.class)
class BesideMllibTest {

  static Stream<Estimator<? extends Model<?>>> learners() {
    return Stream.of(
        new LogisticRegression(),
        new MultilayerPerceptronClassifier().setLayers(new int[] {4, 8, 3}).setSeed(1));
  }

  @ParameterizedTest
  @MethodSource("learners")
  void bothLearn(Estimator<? extends Model<?>> learner, SparkSession spark) {
    Dataset<Row> data = TestData.clouds(spark, 120, 2);
    for (Estimator<? extends Model<?>> each : List.of(TestData.classifier(), learner)) {
      long right = each.fit(data).transform(data).filter("prediction = label").count();
      assertTrue(right > 110, each + ": " + right);
    }
  }
}
