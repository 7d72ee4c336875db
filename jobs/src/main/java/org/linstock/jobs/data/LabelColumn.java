package org.linstock.jobs.data;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * The two forms in which a label column enters a pipeline, the same for training and for
 * evaluation.
 */
public final class LabelColumn {
  private LabelColumn() {}

  /** The label as a double, whatever numeric type the file format gave it. */
  public static Dataset<Row> asNumber(Dataset<Row> data, String label) {
    return data.withColumn(label, col(label).cast(DataTypes.DoubleType));
  }

  /** The label as the name of a class: text as it is, a whole number without a decimal point. */
  public static Dataset<Row> asName(Dataset<Row> data, String label) {
    DataType type = data.schema().apply(label).dataType();
    Column value = col(label);
    return data.withColumn(
        label,
        (ColumnTypes.isNumeric(type) ? value.cast(DataTypes.LongType) : value)
            .cast(DataTypes.StringType));
  }
}
