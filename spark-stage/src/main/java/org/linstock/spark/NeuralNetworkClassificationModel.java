package org.linstock.spark;

import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.types.StructType;
import org.linstock.spark.predict.Link;
import org.linstock.spark.predict.OutputColumns;
import org.linstock.spark.predict.SingleRowPredictor;
import org.linstock.spark.round.LossKind;
import org.linstock.spark.round.NetSpec;

/** A trained classifier; see {@link NeuralNetworkClassifier}. */
public final class NeuralNetworkClassificationModel
    extends NetworkModel<NeuralNetworkClassificationModel> implements ClassifierParams {
  private static final long serialVersionUID = 1L;

  private final ClassifierParams.Definitions classifierParams;

  NeuralNetworkClassificationModel(String uid, TrainingResult result) {
    super(uid, result);
    this.classifierParams = new ClassifierParams.Definitions(this);
  }

  @Override
  public ClassifierParams.Definitions classifierParams() {
    return classifierParams;
  }

  @Override
  OutputColumns outputs() {
    return ClassifierOutputs.of(this, trained().spec());
  }

  @Override
  StructType addOutputs(StructType schema, NetSpec net) {
    return ClassifierOutputs.of(this, net).addTo(schema);
  }

  @Override
  public NeuralNetworkClassificationModel copy(ParamMap extra) {
    NeuralNetworkClassificationModel copy = new NeuralNetworkClassificationModel(uid(), result());
    copyValues(copy, extra);
    return copy.setParent(parent());
  }

  /** Number of classes: the net's outputs, or 2 where it has one. */
  public int numClasses() {
    return Math.max(2, trained().spec().outputWidth());
  }

  /**
   * The raw prediction for one row, in this thread. It builds the net first, so for many rows use
   * {@link #transform}, or {@link LocalPredictor} where there is no Spark.
   *
   * @param features as many numbers as {@link #numFeatures} says
   */
  public Vector predictRaw(Vector features) {
    float[] row = new float[features.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) features.apply(i);
    }
    try (SingleRowPredictor predictor = new SingleRowPredictor(trained())) {
      float[] outputs = predictor.predict(row);
      return Vectors.dense(Link.of(trained().spec()).raw(outputs, 0, outputs.length));
    }
  }

  /** Reads what {@code write().save(path)} wrote. */
  public static MLReader<NeuralNetworkClassificationModel> read() {
    return new ModelReader<>(
        NeuralNetworkClassificationModel.class, NeuralNetworkClassificationModel::new);
  }

  /** Same as {@code read().load(path)}. */
  public static NeuralNetworkClassificationModel load(String path) {
    return read().load(path);
  }

  /**
   * A model with weights from a safetensors file, such as PyTorch writes of a {@code state_dict}.
   *
   * @param architectureJson the net that the weights are for
   * @param path of the file, on any Hadoop file system
   * @param inputShape shape of one example; may be left out when the first layer is linear
   */
  public static NeuralNetworkClassificationModel fromSafetensors(
      String architectureJson, String path, int... inputShape) {
    return new NeuralNetworkClassificationModel(
        Identifiable$.MODULE$.randomUID("nnClassifier"),
        ImportedNets.load(architectureJson, path, inputShape, LossKind.CROSS_ENTROPY));
  }

  /** Sets {@link #probabilityCol()}. */
  public NeuralNetworkClassificationModel setProbabilityCol(String value) {
    set(probabilityCol(), value);
    return this;
  }

  /** Sets {@link #thresholds()}. */
  public NeuralNetworkClassificationModel setThresholds(double... value) {
    set(thresholds(), value);
    return this;
  }

  /** Sets {@link #rawPredictionCol()}. */
  public NeuralNetworkClassificationModel setRawPredictionCol(String value) {
    set(rawPredictionCol(), value);
    return this;
  }
}
