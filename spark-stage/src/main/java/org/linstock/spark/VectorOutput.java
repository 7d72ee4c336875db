package org.linstock.spark;

import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.types.StructType;
import org.linstock.spark.predict.OutputColumns;

/** A column with a net's or a layer's outputs as a Vector. */
record VectorOutput(String column, int width) implements OutputColumns {

  /**
   * @param param that names the column, for errors
   */
  StructType addTo(StructType schema, String param) {
    Schemas.requireAbsent(schema, param, column);
    return schema.add(
        column, SQLDataTypes.VectorType(), true, new AttributeGroup(column, width).toMetadata());
  }

  @Override
  public int count() {
    return 1;
  }

  @Override
  public void fill(float[] outputs, int from, Object[] row, int at) {
    double[] values = new double[width];
    for (int i = 0; i < width; i++) {
      values[i] = outputs[from + i];
    }
    row[at] = Vectors.dense(values);
  }
}
