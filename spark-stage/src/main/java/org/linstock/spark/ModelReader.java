package org.linstock.spark;

import java.io.IOException;
import java.util.function.BiFunction;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsReader$;
import org.apache.spark.ml.util.MLReader;
import org.linstock.spark.checkpoint.Json;
import org.linstock.spark.error.LinstockException;
import org.linstock.spark.predict.NetFiles;
import scala.Option;

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
    DefaultParamsReader.Metadata metadata =
        DefaultParamsReader$.MODULE$.loadMetadata(path, sparkSession(), type.getName());
    M model = create.apply(metadata.uid(), result(path));
    metadata.getAndSetParams(model, Option.empty());
    return model;
  }

  private TrainingResult result(String path) {
    try {
      NetFiles files = new NetFiles(path, sparkSession().sparkContext().hadoopConfiguration());
      byte[] summary = files.readIfPresent(ModelWriter.SUMMARY);
      return new TrainingResult(
          files.load(),
          summary == null ? null : new TrainingSummary(Json.read(summary, SummaryFile.class)));
    } catch (IOException e) {
      throw new LinstockException("load from %s: %s".formatted(path, e.getMessage()), e);
    }
  }
}
