package org.linstock.spark;

import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.linstock.spark.error.LinstockException;

/** Saves a stage around another one: MLlib's metadata, and the other in a folder of its own. */
final class WrapperWriter extends MLWriter {
  private final Params wrapper;
  private final MLWritable wrapped;

  WrapperWriter(Params wrapper, MLWritable wrapped) {
    this.wrapper = wrapper;
    this.wrapped = wrapped;
  }

  /** Where the other stage is. */
  static String wrapped(String path) {
    return new Path(path, "network").toString();
  }

  @Override
  public void saveImpl(String path) {
    try {
      wrapped.save(wrapped(path));
    } catch (IOException e) {
      throw new LinstockException("save to %s: %s".formatted(path, e.getMessage()), e);
    }
    StageMetadata.save(wrapper, path, sparkSession());
  }
}
