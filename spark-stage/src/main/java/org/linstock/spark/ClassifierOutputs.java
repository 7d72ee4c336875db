package org.linstock.spark;

import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.linstock.spark.predict.OutputColumns;
import org.linstock.spark.predict.Softmax;

/**
 * The columns that a classification model adds, in MLlib's order and with MLlib's attributes; an
 * empty name leaves a column out.
 */
record ClassifierOutputs(String raw, String probability, String prediction, int classes)
    implements OutputColumns {

  static ClassifierOutputs of(ClassifierParams p, int classes) {
    return new ClassifierOutputs(
        p.getRawPredictionCol(), p.getProbabilityCol(), p.getPredictionCol(), classes);
  }

  StructType addTo(StructType schema) {
    StructType out = addVector(schema, "rawPredictionCol", raw);
    out = addVector(out, "probabilityCol", probability);
    if (!prediction.isEmpty()) {
      Schemas.requireAbsent(out, "predictionCol", prediction);
      NominalAttribute attribute =
          NominalAttribute.defaultAttr().withName(prediction).withNumValues(classes);
      out = out.add(prediction, DataTypes.DoubleType, false, attribute.toMetadata());
    }
    return out;
  }

  private StructType addVector(StructType schema, String param, String column) {
    if (column.isEmpty()) {
      return schema;
    }
    Schemas.requireAbsent(schema, param, column);
    AttributeGroup group = new AttributeGroup(column, classes);
    return schema.add(column, SQLDataTypes.VectorType(), true, group.toMetadata());
  }

  @Override
  public int count() {
    return (raw.isEmpty() ? 0 : 1)
        + (probability.isEmpty() ? 0 : 1)
        + (prediction.isEmpty() ? 0 : 1);
  }

  @Override
  public void fill(float[] outputs, int from, Object[] row, int at) {
    double[] logits = new double[classes];
    for (int i = 0; i < classes; i++) {
      logits[i] = outputs[from + i];
    }
    int next = at;
    if (!raw.isEmpty()) {
      row[next++] = Vectors.dense(logits);
    }
    if (!probability.isEmpty()) {
      row[next++] = Vectors.dense(Softmax.of(logits));
    }
    if (!prediction.isEmpty()) {
      row[next] = (double) Softmax.argmax(logits);
    }
  }
}
