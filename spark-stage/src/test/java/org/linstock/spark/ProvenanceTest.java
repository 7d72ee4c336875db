package org.linstock.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A model says what its values are a function of. */
@ExtendWith(SparkExtension.class)
class ProvenanceTest {

  @Test
  void saysSettingsDataAndVersions(SparkSession spark) {
    Dataset<Row> data = TestData.clouds(spark, 90, 2);
    Provenance from = TestData.classifier().setSeed(5).fit(data).summary().provenance();
    assertEquals(5, from.seed());
    assertEquals("0.02", from.settings().get("stepSize"));
    assertEquals("CROSS_ENTROPY", from.settings().get("loss"));
    assertEquals(90, from.data().totalExamples());
    assertEquals(2, from.data().partitions());
    assertNull(from.validation());
    assertEquals(Set.of("linstock", "spark", "java", "os", "backend"), from.versions().keySet());
    from.versions().values().forEach(v -> assertFalse(v.isBlank(), from.versions().toString()));
    assertEquals(spark.version(), from.versions().get("spark"));
    assertTrue(from.versions().get("backend").contains("ND4J"), from.versions().toString());
  }

  @Test
  void otherDataHaveAnotherFingerprint(SparkSession spark) {
    Dataset<Row> data = TestData.clouds(spark, 90, 2);
    Dataset<Row> other = data.selectExpr("features", "2 - label as label");
    assertNotEquals(
        TestData.classifier().fit(data).summary().provenance().data().contentHash(),
        TestData.classifier().fit(other).summary().provenance().data().contentHash());
  }

  @Test
  void survivesSavingAndAnImportAsATransformer(SparkSession spark, @TempDir Path dir)
      throws IOException {
    Dataset<Row> data =
        TestData.clouds(spark, 90, 2).selectExpr("*", "pmod(xxhash64(features), 4) = 0 as v");
    var model = TestData.classifier().setValidationIndicatorCol("v").fit(data);
    Provenance expected = model.summary().provenance();
    assertTrue(expected.validation().totalExamples() > 0);
    String path = dir.resolve("model").toString();
    model.save(path);
    assertEquals(expected, NeuralNetworkClassificationModel.load(path).summary().provenance());
    String copy = dir.resolve("transformer").toString();
    NeuralNetworkTransformer.fromDirectory(path).save(copy);
    NeuralNetworkTransformer.load(copy).write().overwrite().save(copy + "2");
    assertEquals(
        expected, TrainingSummary.read(copy + "2", new Configuration()).get().provenance());
  }
}
