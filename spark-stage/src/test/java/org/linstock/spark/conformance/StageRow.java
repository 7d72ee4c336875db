package org.linstock.spark.conformance;

import java.util.function.Function;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.Transformer;
import org.apache.spark.sql.SparkSession;

/**
 * A stage of any kind.
 *
 * @param make a stage that is ready for {@code TestData.clouds}
 */
record StageRow(
    Class<? extends PipelineStage> type, Function<SparkSession, ? extends PipelineStage> make) {

  boolean transforms() {
    return Transformer.class.isAssignableFrom(type);
  }

  @Override
  public String toString() {
    return type.getSimpleName();
  }
}
