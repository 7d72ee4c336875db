package org.linstock.spark;

import java.io.IOException;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.MLWriter;
import org.linstock.spark.error.LinstockException;
import org.linstock.spark.predict.NetFiles;

/**
 * Saves a model: {@code config.json}, {@code model.safetensors} and {@code summary.json}, and
 * MLlib's metadata last. What could not be saved whole is removed.
 */
final class ModelWriter extends MLWriter {
  private final Params stage;
  private final TrainingResult result;

  ModelWriter(Params stage, TrainingResult result) {
    this.stage = stage;
    this.result = result;
  }

  @Override
  public void saveImpl(String path) {
    try {
      NetFiles files = new NetFiles(path, sparkSession().sparkContext().hadoopConfiguration());
      try {
        saveNet(files);
        StageMetadata.save(stage, path, sparkSession());
      } catch (IOException | RuntimeException e) {
        files.discard();
        throw e;
      }
    } catch (IOException e) {
      throw new LinstockException("save to %s: %s".formatted(path, e.getMessage()), e);
    }
  }

  private void saveNet(NetFiles files) throws IOException {
    files.save(result.net());
    if (result.summary() != null) {
      result.summary().write(files);
    }
  }
}
