package org.linstock.spark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.ml.util.MLReader;
import org.linstock.memory.Arena;
import org.linstock.spark.error.LinstockException;
import org.linstock.spark.predict.NetFiles;

/** Loads what {@link EstimatorWriter} saved. */
final class EstimatorReader<E extends NetworkEstimator<E, ?>> extends MLReader<E> {
  private final Class<E> type;
  private final Function<String, E> create;

  EstimatorReader(Class<E> type, Function<String, E> create) {
    this.type = type;
    this.create = create;
  }

  @Override
  public E load(String path) {
    StageMetadata metadata = StageMetadata.of(path, type, sparkSession());
    E estimator = metadata.applyTo(create.apply(metadata.uid()));
    try {
      estimator.setInitialValues(initialValues(path));
    } catch (IOException e) {
      throw new LinstockException("load from %s: %s".formatted(path, e.getMessage()), e);
    }
    return estimator;
  }

  private InitialValues initialValues(String path) throws IOException {
    Configuration conf = sparkSession().sparkContext().hadoopConfiguration();
    byte[] config = new NetFiles(path, conf).readIfPresent(EstimatorWriter.CONFIG);
    if (config == null) {
      return null;
    }
    try (Arena arena = Arena.open()) {
      return InitialValues.of(
          new String(config, StandardCharsets.UTF_8),
          NetFiles.tensors(path + "/" + EstimatorWriter.VALUES, conf));
    }
  }
}
