package org.linstock.spark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.spark.ml.util.MLWriter;
import org.linstock.spark.error.LinstockException;
import org.linstock.spark.predict.NetFiles;

/**
 * Saves an estimator: MLlib's metadata, and beside it the initial values if it has any of its own.
 */
final class EstimatorWriter extends MLWriter {
  static final String CONFIG = "initial.config.json";
  static final String VALUES = "initial.safetensors";

  private final NetworkEstimator<?, ?> estimator;

  EstimatorWriter(NetworkEstimator<?, ?> estimator) {
    this.estimator = estimator;
  }

  @Override
  public void saveImpl(String path) {
    InitialValues values = estimator.initialValues();
    try {
      if (values != null) {
        NetFiles files = new NetFiles(path, sparkSession().sparkContext().hadoopConfiguration());
        byte[] config = values.architecture().getBytes(StandardCharsets.UTF_8);
        files.write(CONFIG, out -> out.write(config));
        files.write(VALUES, values::write);
      }
    } catch (IOException e) {
      throw new LinstockException("save to %s: %s".formatted(path, e.getMessage()), e);
    }
    StageMetadata.save(estimator, path, sparkSession());
  }
}
