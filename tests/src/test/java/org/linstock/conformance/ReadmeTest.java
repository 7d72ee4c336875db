package org.linstock.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linstock.nn.Linear;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.spark.Cluster;
import org.linstock.spark.LocalPredictor;
import org.linstock.spark.NeuralNetworkClassifier;
import org.linstock.tensor.Tensor;

/** The Java code of the README, run; and a check that the README has just this code. */
@ExtendWith(Cluster.class)
class ReadmeTest {
  @Test
  void everyBlockOfTheReadmeStandsInThisTest() throws IOException {
    DocumentedCode.assertRunBy(ReadmeTest.class, "README.md", 2);
  }

  @Test
  void pipeline(Cluster.Handle cluster) throws IOException {
    Configuration hadoop = cluster.spark().sparkContext().hadoopConfiguration();
    String before = hadoop.get("fs.defaultFS");
    hadoop.set("fs.defaultFS", cluster.dfs().getURI().toString());
    try {
      Dataset<Row> train = pixels(cluster.spark());
      VectorAssembler assembler = assembler();
      NeuralNetworkClassifier nn =
          new NeuralNetworkClassifier()
              .setNetwork(new Sequential(new Linear(784, 256), new ReLU(), new Linear(256, 10)))
              .setOptimizer("adam")
              .setStepSize(1e-3)
              .setBatchSize(256)
              .setMaxIter(10)
              .setAveragingFrequency(20) // minibatches between averagings
              .setCheckpointDir("hdfs:///runs/fashion")
              .setCheckpointInterval(5)
              .setResume(true)
              .setSeed(7);
      PipelineModel model =
          new Pipeline().setStages(new PipelineStage[] {assembler, nn}).fit(train);
      model.write().overwrite().save("hdfs:///models/fashion");

      Dataset<Row> predicted = PipelineModel.load("hdfs:///models/fashion").transform(train);
      assertEquals(train.count(), predicted.select("prediction").count());
      String stage = cluster.path("models/fashion/stages/1_" + nn.uid());
      assertEquals(10, LocalPredictor.load(stage).predict(new float[784]).length);
    } finally {
      hadoop.set("fs.defaultFS", before);
    }
  }

  private static Dataset<Row> pixels(SparkSession spark) {
    Dataset<Row> rows = spark.range(200).withColumn("label", functions.expr("id % 10D"));
    for (int i = 0; i < 784; i += 196) {
      rows = rows.withColumn("p" + i, functions.expr("double((id + " + i + ") % 17) / 17"));
    }
    return rows;
  }

  /** Four columns, laid side by side until there are 784. */
  private static VectorAssembler assembler() {
    String[] columns = new String[784];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = "p" + i / 196 * 196;
    }
    return new VectorAssembler().setInputCols(columns).setOutputCol("features");
  }

  @Test
  void autograd() {
    Tensor x = Tensor.rand(2, 20);
    Tensor w = Tensor.randn(20, 5).requiresGrad_(true);
    x.matmul(w).add(1).relu().sum().backward();
    w.grad();
    assertArrayEquals(new long[] {20, 5}, w.grad().shape());
  }
}
