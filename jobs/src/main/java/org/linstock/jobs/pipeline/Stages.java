package org.linstock.jobs.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.IndexToString;
import org.apache.spark.ml.feature.StandardScaler;
import org.apache.spark.ml.feature.StringIndexerModel;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.linstock.jobs.console.UserException;
import org.linstock.jobs.data.Columns;

/**
 * The stages around the net: from the data's columns to its features, from its prediction to a
 * class's name.
 */
final class Stages {
  /** Columns that exist only between two stages begin so. */
  static final String INTERNAL = "linstock_";

  static final String ASSEMBLED = INTERNAL + "features";
  static final String SCALED = INTERNAL + "scaled";
  static final String INDEXED = INTERNAL + "label";

  /** The column with the name of the predicted class. */
  static final String PREDICTED_LABEL = "predictedLabel";

  private final List<PipelineStage> before = new ArrayList<>();
  private final List<PipelineStage> after = new ArrayList<>();
  private String features;
  private String label;

  /**
   * The stages for these columns.
   *
   * @param training the rows from which the scaling is learned: those held out must not take part
   * @param standardize whether to scale every feature to mean 0 and variance 1
   */
  Stages(Columns columns, LabelPlan plan, Dataset<Row> training, boolean standardize) {
    features = columns.features().get(0);
    label = columns.label();
    Dataset<Row> rows = training;
    if (!columns.isOneVector(training.schema())) {
      rows = assemble(columns).transform(rows);
    }
    if (standardize) {
      scale(rows);
    }
    if (!plan.names().isEmpty()) {
      name(plan.names().toArray(String[]::new));
    }
  }

  private VectorAssembler assemble(Columns columns) {
    VectorAssembler assembler =
        new VectorAssembler()
            .setInputCols(columns.features().toArray(String[]::new))
            .setOutputCol(ASSEMBLED);
    before.add(assembler);
    features = ASSEMBLED;
    return assembler;
  }

  private void scale(Dataset<Row> rows) {
    if (!rows.schema().apply(features).dataType().equals(SQLDataTypes.VectorType())) {
      throw new UserException(
          "--standardize: column '"
              + features
              + "' is an array; store it as a vector, or leave --standardize out");
    }
    before.add(
        new StandardScaler()
            .setWithMean(true)
            .setWithStd(true)
            .setInputCol(features)
            .setOutputCol(SCALED)
            .fit(rows));
    features = SCALED;
  }

  private void name(String[] names) {
    before.add(new StringIndexerModel(names).setInputCol(label).setOutputCol(INDEXED));
    label = INDEXED;
    after.add(
        new IndexToString()
            .setInputCol("prediction")
            .setOutputCol(PREDICTED_LABEL)
            .setLabels(names));
  }

  /** The column that the net reads. */
  String features() {
    return features;
  }

  /** The column that the net learns. */
  String label() {
    return label;
  }

  /** All stages, with the net in its place. */
  PipelineStage[] around(PipelineStage net) {
    List<PipelineStage> all = new ArrayList<>(before);
    all.add(net);
    all.addAll(after);
    return all.toArray(PipelineStage[]::new);
  }
}
