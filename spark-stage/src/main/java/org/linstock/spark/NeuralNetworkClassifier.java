package org.linstock.spark;

import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.types.StructType;
import org.linstock.spark.error.LinstockException;
import org.linstock.spark.pack.LabelKind;
import org.linstock.spark.pack.RowFormat;
import org.linstock.spark.round.LossKind;
import org.linstock.spark.round.NetSpec;

/**
 * Trains a net as a classifier with cross-entropy. The net puts out one logit a class, so it has at
 * least two outputs; labels are numbered from 0.
 *
 * <pre>{@code
 * NeuralNetworkClassificationModel model =
 *     new NeuralNetworkClassifier()
 *         .setNetwork(new Sequential(new Linear(4, 32), new ReLU(), new Linear(32, 3)))
 *         .setMaxIter(20)
 *         .fit(irises);
 * }</pre>
 */
public final class NeuralNetworkClassifier
    extends NetworkEstimator<NeuralNetworkClassifier, NeuralNetworkClassificationModel>
    implements ClassifierParams {
  private static final long serialVersionUID = 1L;

  private final ClassifierParamSet classifierParamSet;

  public NeuralNetworkClassifier() {
    this(Identifiable$.MODULE$.randomUID("nnClassifier"));
  }

  public NeuralNetworkClassifier(String uid) {
    super(uid);
    this.classifierParamSet = new ClassifierParamSet(this);
  }

  @Override
  public ClassifierParamSet classifierParamSet() {
    return classifierParamSet;
  }

  @Override
  LossKind loss() {
    return LossKind.CROSS_ENTROPY;
  }

  @Override
  void checkLabel(StructType schema) {
    Schemas.requireNumeric(schema, "labelCol", getLabelCol());
  }

  @Override
  RowFormat rowFormat(NetSpec net, StructType schema) {
    if (net.outputWidth() < 2) {
      throw new LinstockException(
          "network: %d output, but a classifier needs one for each class; end it with a layer of 2 or more"
              .formatted(net.outputWidth()));
    }
    return new RowFormat(
        getFeaturesCol(),
        getLabelCol(),
        getWeightCol(),
        getValidationIndicatorCol(),
        LabelKind.CLASS,
        net.width(),
        net.targets(),
        net.outputWidth(),
        getHandleInvalid().equals("skip"));
  }

  @Override
  StructType addOutputs(StructType schema, int outputWidth) {
    return ClassifierOutputs.of(this, outputWidth).addTo(schema);
  }

  @Override
  NeuralNetworkClassificationModel createModel(TrainingResult result) {
    return new NeuralNetworkClassificationModel(uid(), result);
  }

  /** Reads what {@code write().save(path)} wrote. */
  public static MLReader<NeuralNetworkClassifier> read() {
    return new EstimatorReader<>(NeuralNetworkClassifier.class, NeuralNetworkClassifier::new);
  }

  /** Same as {@code read().load(path)}. */
  public static NeuralNetworkClassifier load(String path) {
    return read().load(path);
  }

  /** Sets {@link #probabilityCol()}. */
  public NeuralNetworkClassifier setProbabilityCol(String value) {
    set(probabilityCol(), value);
    return this;
  }

  /** Sets {@link #rawPredictionCol()}. */
  public NeuralNetworkClassifier setRawPredictionCol(String value) {
    set(rawPredictionCol(), value);
    return this;
  }
}
