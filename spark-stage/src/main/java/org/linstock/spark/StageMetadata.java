package org.linstock.spark;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsReader$;
import org.apache.spark.ml.util.DefaultParamsWriter$;
import org.apache.spark.sql.SparkSession;
import org.linstock.spark.error.LinstockException;
import scala.Option;

/**
 * MLlib's metadata of a saved stage. Spark 4 prefers a SparkSession where these calls take its
 * context, but Spark 3.5 has no other.
 */
@SuppressWarnings("deprecation")
final class StageMetadata {
  private final String path;
  private final DefaultParamsReader.Metadata metadata;

  private StageMetadata(String path, DefaultParamsReader.Metadata metadata) {
    this.path = path;
    this.metadata = metadata;
  }

  static void save(Params stage, String path, SparkSession spark) {
    DefaultParamsWriter$.MODULE$.saveMetadata(
        stage, path, spark.sparkContext(), Option.empty(), Option.empty());
  }

  /**
   * The metadata in a directory, which must be those of a stage of class {@code type}.
   *
   * @throws LinstockException if there are none, or of another class
   */
  static StageMetadata of(String path, Class<?> type, SparkSession spark) {
    requirePresent(path, type, spark.sparkContext().hadoopConfiguration());
    StageMetadata found = new StageMetadata(path, read(path, spark));
    String name = found.metadata.className();
    if (!name.equals(type.getName())) {
      String simple = name.substring(name.lastIndexOf('.') + 1);
      throw new LinstockException(
          "load from %s: it is a saved %s, expected a %s; call %s.load"
              .formatted(path, simple, type.getSimpleName(), simple));
    }
    return found;
  }

  private static void requirePresent(String path, Class<?> type, Configuration conf) {
    try {
      Path file = new Path(path, "metadata");
      if (!file.getFileSystem(conf).exists(file)) {
        throw new LinstockException(
            "load from %s: no metadata there; give the directory that a %s was saved to"
                .formatted(path, type.getSimpleName()));
      }
    } catch (IOException e) {
      throw new LinstockException("load from %s: %s".formatted(path, e.getMessage()), e);
    }
  }

  private static DefaultParamsReader.Metadata read(String path, SparkSession spark) {
    try {
      return DefaultParamsReader$.MODULE$.loadMetadata(path, spark.sparkContext(), "");
    } catch (Exception e) {
      // Not RuntimeException: Scala throws the JSON parser's checked exception undeclared.
      throw new LinstockException(
          "load from %s/metadata: not a stage's metadata: %s; save the stage again"
              .formatted(path, e.toString().lines().findFirst().orElse("")),
          e);
    }
  }

  String uid() {
    return metadata.uid();
  }

  /** Gives {@code stage} the saved values and defaults of its params. */
  <S extends Params> S applyTo(S stage) {
    try {
      metadata.getAndSetParams(stage, Option.empty());
      return stage;
    } catch (RuntimeException e) {
      throw new LinstockException(
          "load from %s/metadata: params do not fit: %s; load it with the version that saved it"
              .formatted(path, e.getMessage()),
          e);
    }
  }
}
