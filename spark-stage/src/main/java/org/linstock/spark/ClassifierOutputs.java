package org.linstock.spark;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.linstock.spark.error.LinstockException;
import org.linstock.spark.predict.Link;
import org.linstock.spark.predict.OutputColumns;
import org.linstock.spark.predict.Softmax;
import org.linstock.spark.round.NetSpec;

/**
 * The columns that a classification model adds, in MLlib's order and with MLlib's attributes; an
 * empty name leaves a column out.
 *
 * @param width the net's outputs
 * @param thresholds one a class, or none
 */
record ClassifierOutputs(
    String raw,
    String probability,
    String prediction,
    Link link,
    int width,
    List<Double> thresholds)
    implements OutputColumns {

  static ClassifierOutputs of(ClassifierParams p, NetSpec net) {
    List<Double> thresholds =
        p.isDefined(p.thresholds()) ? Arrays.stream(p.getThresholds()).boxed().toList() : List.of();
    ClassifierOutputs outputs =
        new ClassifierOutputs(
            p.getRawPredictionCol(),
            p.getProbabilityCol(),
            p.getPredictionCol(),
            Link.of(net),
            net.outputWidth(),
            thresholds);
    if (!thresholds.isEmpty() && thresholds.size() != outputs.classes()) {
      throw new LinstockException(
          "thresholds has %d values, but the network has %d classes; give one for each class"
              .formatted(thresholds.size(), outputs.classes()));
    }
    return outputs;
  }

  /** Classes, or labels of a multilabel net. */
  int classes() {
    return link == Link.BINARY ? 2 : width;
  }

  StructType addTo(StructType schema) {
    StructType out = addVector(schema, "rawPredictionCol", raw);
    out = addVector(out, "probabilityCol", probability);
    if (link == Link.MULTILABEL) {
      return addVector(out, "predictionCol", prediction);
    }
    if (!prediction.isEmpty()) {
      Schemas.requireAbsent(out, "predictionCol", prediction);
      NominalAttribute attribute = NominalAttribute.defaultAttr().withNumValues(classes());
      out = out.add(prediction, DataTypes.DoubleType, false, attribute.toMetadata());
    }
    return out;
  }

  private StructType addVector(StructType schema, String param, String column) {
    return column.isEmpty() ? schema : new VectorOutput(column, classes()).addTo(schema, param);
  }

  @Override
  public int count() {
    return (raw.isEmpty() ? 0 : 1)
        + (probability.isEmpty() ? 0 : 1)
        + (prediction.isEmpty() ? 0 : 1);
  }

  @Override
  public void fill(float[] outputs, int from, Object[] row, int at) {
    double[] rawValues = link.raw(outputs, from, width);
    double[] probabilities = link.probability(rawValues);
    int next = at;
    if (!raw.isEmpty()) {
      row[next++] = Vectors.dense(rawValues);
    }
    if (!probability.isEmpty()) {
      row[next++] = Vectors.dense(probabilities);
    }
    if (!prediction.isEmpty()) {
      row[next] =
          link == Link.MULTILABEL
              ? Vectors.dense(labels(probabilities))
              : (Object) predicted(rawValues, probabilities);
    }
  }

  private double predicted(double[] rawValues, double[] probabilities) {
    if (thresholds.isEmpty()) {
      // Of the raw values: probabilities may round to the same number.
      return Softmax.argmax(rawValues);
    }
    double[] scaled = new double[probabilities.length];
    for (int i = 0; i < scaled.length; i++) {
      double threshold = thresholds.get(i);
      // MLlib's rule: a threshold of 0 always wins, but for a probability of 0.
      scaled[i] =
          threshold == 0
              ? (probabilities[i] == 0 ? 0 : Double.POSITIVE_INFINITY)
              : probabilities[i] / threshold;
    }
    return Softmax.argmax(scaled);
  }

  private double[] labels(double[] probabilities) {
    double[] labels = new double[probabilities.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = probabilities[i] > (thresholds.isEmpty() ? 0.5 : thresholds.get(i)) ? 1 : 0;
    }
    return labels;
  }
}
