package org.linstock.spark;

import java.io.IOException;
import java.util.function.BiFunction;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.MLReader;
import org.linstock.spark.error.LinstockException;
import org.linstock.spark.predict.NetFiles;

/** Loads what {@link ModelWriter} saved. */
final class ModelReader<M extends Params> extends MLReader<M> {
  private final Class<M> type;
  private final BiFunction<String, TrainingResult, M> create;

  ModelReader(Class<M> type, BiFunction<String, TrainingResult, M> create) {
    this.type = type;
    this.create = create;
  }

  @Override
  public M load(String path) {
    StageMetadata metadata = StageMetadata.of(path, type, sparkSession());
    return metadata.applyTo(create.apply(metadata.uid(), result(path)));
  }

  private TrainingResult result(String path) {
    Configuration conf = sparkSession().sparkContext().hadoopConfiguration();
    try {
      return new TrainingResult(
          new NetFiles(path, conf).load(), TrainingSummary.read(path, conf).orElse(null));
    } catch (IOException e) {
      throw new LinstockException("load from %s: %s".formatted(path, e.getMessage()), e);
    }
  }
}
