package org.linstock.spark;

import org.apache.spark.ml.attribute.NumericAttribute;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
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
    if (width > 1) {
      return vector().addTo(schema, "predictionCol");
    }
    Schemas.requireAbsent(schema, "predictionCol", prediction);
    Metadata attribute = NumericAttribute.defaultAttr().toMetadata();
    return schema.add(prediction, DataTypes.DoubleType, false, attribute);
  }

  private VectorOutput vector() {
    return new VectorOutput(prediction, width);
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
    if (width == 1) {
      row[at] = (double) outputs[from];
    } else {
      vector().fill(outputs, from, row, at);
    }
  }
}
