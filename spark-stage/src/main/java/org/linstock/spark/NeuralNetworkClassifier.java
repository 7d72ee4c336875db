package org.linstock.spark;

import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.types.StructType;
import org.linstock.spark.error.LinstockException;
import org.linstock.spark.pack.LabelKind;
import org.linstock.spark.pack.RowFormat;
import org.linstock.spark.round.LossKind;
import org.linstock.spark.round.NetSpec;

/**
 * Trains a net as a classifier. With one output a class it learns by cross-entropy, with labels
 * numbered from 0; with a single output it tells two classes apart, 0 and 1; with a vector of truth
 * values as label, each output is a label of its own (multilabel).
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
    implements ClassifierParams.Setters<NeuralNetworkClassifier> {
  private static final long serialVersionUID = 1L;

  private final ClassifierParams.Definitions classifierParams;

  public NeuralNetworkClassifier() {
    this(Identifiable$.MODULE$.randomUID("nnClassifier"));
  }

  public NeuralNetworkClassifier(String uid) {
    super(uid);
    this.classifierParams = new ClassifierParams.Definitions(this);
  }

  @Override
  public ClassifierParams.Definitions classifierParams() {
    return classifierParams;
  }

  @Override
  LossKind lossKind(StructType schema, int outputWidth) {
    boolean logits =
        outputWidth == 1 || Schemas.isVector(Schemas.type(schema, "labelCol", getLabelCol()));
    LossKind kind =
        getLoss().equals("auto")
            ? (logits ? LossKind.BCE_WITH_LOGITS : LossKind.CROSS_ENTROPY)
            : LossKind.of(getLoss());
    if (!kind.classifies() || kind.takesClasses() == logits) {
      throw new LinstockException(
          "loss: %s does not fit a classifier with %d output%s; set loss to auto"
              .formatted(kind.param(), outputWidth, logits ? " and one truth value each" : "s"));
    }
    return kind;
  }

  @Override
  void checkLabel(StructType schema) {
    Schemas.requireNumericOrVector(schema, "labelCol", getLabelCol());
  }

  @Override
  RowFormat rowFormat(NetSpec net, StructType schema) {
    boolean multilabel = Schemas.isVector(Schemas.type(schema, "labelCol", getLabelCol()));
    return new RowFormat(
        featureColumns(),
        getLabelCol(),
        getWeightCol(),
        getValidationIndicatorCol(),
        multilabel ? LabelKind.TRUTHS : LabelKind.CLASS,
        net.width(),
        net.targets(),
        multilabel ? 0 : Math.max(2, net.outputWidth()),
        getHandleInvalid().equals("skip"));
  }

  @Override
  StructType addOutputs(StructType schema, NetSpec net) {
    return ClassifierOutputs.of(this, net).addTo(schema);
  }

  @Override
  NeuralNetworkClassificationModel createModel(TrainingResult result) {
    return new NeuralNetworkClassificationModel(uid(), result);
  }

  @Override
  public NeuralNetworkClassifier copy(ParamMap extra) {
    return copied(extra);
  }

  /**
   * This stage, as it is now, for MLlib's stages that take a {@code Classifier} and nothing else:
   * {@code new OneVsRest().setClassifier(nn.asClassifier())}, with a net of 1 or 2 outputs.
   */
  public MllibClassifier asClassifier() {
    return MllibClassifier.of(this);
  }

  /** Reads what {@code write().save(path)} wrote. */
  public static MLReader<NeuralNetworkClassifier> read() {
    return new EstimatorReader<>(NeuralNetworkClassifier.class, NeuralNetworkClassifier::new);
  }

  /** Same as {@code read().load(path)}. */
  public static NeuralNetworkClassifier load(String path) {
    return read().load(path);
  }
}
