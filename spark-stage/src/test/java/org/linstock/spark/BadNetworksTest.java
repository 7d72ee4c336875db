package org.linstock.spark;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.nn.Conv2d;
import org.linstock.nn.Linear;
import org.linstock.nn.Sequential;

/** Nets that do not go with the task. */
@ExtendWith(SparkExtension.class)
class BadNetworksTest {
  private static final String UNKNOWN =
      "{\"type\":\"Sequential\",\"layers\":[{\"type\":\"HomeMade\",\"units\":3}]}";

  static Stream<Arguments> badNetworks() {
    return Stream.of(
        Arguments.of("network is not set; call setNetwork", new NeuralNetworkClassifier()),
        Arguments.of("\"HomeMade\"", TestData.classifier().setNetwork(UNKNOWN)),
        Arguments.of(
            "label', partition 0, row 2: got 2.0, expected a class from 0 to 1, as the network tells 2 apart",
            TestData.classifier().setNetwork(new Linear(4, 2))),
        Arguments.of(
            "features', partition 0, row 0: got 4 numbers, expected 5 numbers",
            TestData.classifier().setNetwork(new Linear(5, 3))),
        Arguments.of(
            "network: 3 outputs for the single number in column label; end it with a layer of 1",
            new NeuralNetworkRegressor().setNetwork(new Linear(4, 3))),
        Arguments.of(
            "label', partition 0, row 0: got 2 numbers, expected 3 numbers",
            TestData.classifier().setNetwork(new Linear(4, 3)).setLabelCol("two")),
        Arguments.of(
            "label', partition 0, row 0: got 2 numbers, expected 3 numbers",
            new NeuralNetworkRegressor().setNetwork(new Linear(4, 3)).setLabelCol("two")),
        Arguments.of("does not take an input of shape [3]", TestData.classifier().setInputShape(3)),
        Arguments.of(
            "inputShape is not set, and the network's first layer is not Linear; set it",
            TestData.classifier().setNetwork(new Sequential(new Conv2d(1, 3, 2)))));
  }

  @ParameterizedTest
  @MethodSource("badNetworks")
  void oneLineSaysWhatToDo(String problem, NetworkEstimator<?, ?> estimator, SparkSession spark) {
    Dataset<Row> data =
        TestData.clouds(spark, 30, 1).selectExpr("features", "label", "array(0, 1) as two");
    String message = assertThrows(RuntimeException.class, () -> estimator.fit(data)).getMessage();
    assertTrue(message.contains(problem.replace("label'", estimator.getLabelCol() + "'")), message);
    assertTrue(message.lines().count() == 1, message);
  }
}
