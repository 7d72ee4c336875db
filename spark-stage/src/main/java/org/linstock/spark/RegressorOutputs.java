package org.linstock.spark;

import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.attribute.NumericAttribute;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.linstock.spark.predict.OutputColumns;

/** The column that a regression model adds: a number for a net with one output, else a Vector. */
record RegressorOutputs(String prediction, int width) implements OutputColumns {

  static RegressorOutputs of(NetworkParams p, int width) {
    return new RegressorOutputs(p.getPredictionCol(), width);
  }

  StructType addTo(StructType schema) {
    if (prediction.isEmpty()) {
      return schema;
    }
    Schemas.requireAbsent(schema, "predictionCol", prediction);
    return width == 1
        ? schema.add(
            prediction,
            DataTypes.DoubleType,
            false,
            NumericAttribute.defaultAttr().withName(prediction).toMetadata())
        : schema.add(
            prediction,
            SQLDataTypes.VectorType(),
            true,
            new AttributeGroup(prediction, width).toMetadata());
  }

  @Override
  public int count() {
    return prediction.isEmpty() ? 0 : 1;
  }

  @Override
  public void fill(float[] outputs, int from, Object[] row, int at) {
    if (prediction.isEmpty()) {
      return;
    }
    double[] values = new double[width];
    for (int i = 0; i < width; i++) {
      values[i] = outputs[from + i];
    }
    row[at] = width == 1 ? (Object) values[0] : Vectors.dense(values);
  }
}
