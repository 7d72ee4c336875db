package org.linstock.spark.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.IndexToString;
import org.apache.spark.ml.feature.MinMaxScaler;
import org.apache.spark.ml.feature.OneHotEncoder;
import org.apache.spark.ml.feature.PCA;
import org.apache.spark.ml.feature.StandardScaler;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.StringIndexerModel;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.nn.LazyLinear;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.spark.NeuralNetworkClassifier;
import org.linstock.spark.SparkExtension;

/** MLlib's feature stages before and after the net. */
@ExtendWith(SparkExtension.class)
class FeatureStagesTest {

  private static NeuralNetworkClassifier classifier(String features) {
    return new NeuralNetworkClassifier()
        .setNetwork(new Sequential(new LazyLinear(16), new ReLU(), new LazyLinear(3)))
        .setFeaturesCol(features)
        .setBatchSize(16)
        .setStepSize(0.02)
        .setMaxIter(20);
  }

  static Stream<Named<PipelineStage>> scalers() {
    return Stream.of(
        Named.of(
            "StandardScaler",
            new StandardScaler().setWithMean(true).setInputCol("features").setOutputCol("x")),
        Named.of("MinMaxScaler", new MinMaxScaler().setInputCol("features").setOutputCol("x")),
        Named.of("PCA", new PCA().setK(3).setInputCol("features").setOutputCol("x")));
  }

  @ParameterizedTest
  @MethodSource("scalers")
  void textLabelsGoInAndComeOut(PipelineStage scaler, SparkSession spark, @TempDir Path dir)
      throws IOException {
    Dataset<Row> irises = SampleData.irises(spark);
    StringIndexerModel indexer =
        new StringIndexer().setInputCol("species").setOutputCol("label").fit(irises);
    PipelineStage[] stages = {
      SampleData.assembler(irises),
      indexer,
      scaler,
      classifier("x"),
      new IndexToString()
          .setInputCol("prediction")
          .setOutputCol("predicted")
          .setLabels(indexer.labelsArray()[0]),
      // The net's stage keeps the label column's metadata, where the names are.
      new IndexToString().setInputCol("label").setOutputCol("again")
    };
    PipelineModel model = new Pipeline().setStages(stages).fit(irises);
    Dataset<Row> out = model.transform(irises);
    assertEquals(150, out.filter("again = species").count());
    long right = out.filter("predicted = species").count();
    assertTrue(right > 135, "right: " + right);
    model.write().save(dir.resolve("model").toString());
    Dataset<Row> loaded = PipelineModel.load(dir.resolve("model").toString()).transform(irises);
    assertEquals(out.collectAsList(), loaded.collectAsList());
  }

  @Test
  void categoriesAreOneHot(SparkSession spark) {
    Dataset<Row> data =
        spark
            .range(300)
            .selectExpr(
                "concat('c', id % 3) as category",
                "id / 300 as x", "double((id + 1) % 3) as label");
    PipelineStage[] stages = {
      new StringIndexer().setInputCol("category").setOutputCol("index"),
      new OneHotEncoder().setInputCol("index").setOutputCol("hot").setDropLast(false),
      new VectorAssembler().setInputCols(new String[] {"hot", "x"}).setOutputCol("features"),
      classifier("features")
    };
    PipelineModel model = new Pipeline().setStages(stages).fit(data);
    assertEquals(300, model.transform(data).filter("prediction = label").count());
  }
}
