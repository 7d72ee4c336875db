package org.linstock.spark;

import org.apache.spark.ml.classification.Classifier;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.shared.HasWeightCol;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;

/**
 * A {@link NeuralNetworkClassifier} as a subclass of MLlib's {@code Classifier}, for stages that
 * take no other, such as {@code OneVsRest}; see {@link NeuralNetworkClassifier#asClassifier}.
 * Features are one column of Vectors. Its columns are params of its own; all else is set on the
 * neural network stage, whose params a grid may vary here too.
 */
public final class MllibClassifier
    extends Classifier<Vector, MllibClassifier, MllibClassificationModel>
    implements HasWeightCol, MLWritable {
  private static final long serialVersionUID = 1L;

  private final NeuralNetworkClassifier nn;
  // No initializers: they would undo what the superclass's constructor has set through methods.
  private String uid;
  private Param<String> weightCol;

  private MllibClassifier(NeuralNetworkClassifier nn) {
    this.nn = nn;
    HasWeightCol.$init$(this);
    setDefault(weightCol, "");
  }

  /** The columns start as those of {@code nn}. */
  static MllibClassifier of(NeuralNetworkClassifier nn) {
    String uid = Identifiable$.MODULE$.randomUID("mllibClassifier");
    return wrap(uid, nn.copy(ParamMap.empty()))
        .setFeaturesCol(nn.getFeaturesCol())
        .setLabelCol(nn.getLabelCol())
        .setPredictionCol(nn.getPredictionCol())
        .setRawPredictionCol(nn.getRawPredictionCol())
        .setWeightCol(nn.getWeightCol());
  }

  private static MllibClassifier wrap(String uid, NeuralNetworkClassifier nn) {
    return EarlyUid.construct(uid, () -> new MllibClassifier(nn));
  }

  @Override
  public String uid() {
    if (uid == null) {
      uid = EarlyUid.get();
    }
    return uid;
  }

  @Override
  public Param<String> weightCol() {
    return weightCol;
  }

  /** Called once, by MLlib's trait. */
  @Override
  public void org$apache$spark$ml$param$shared$HasWeightCol$_setter_$weightCol_$eq(
      Param<String> param) {
    weightCol = param;
  }

  /** Sets {@link #weightCol()}; empty: every example weighs 1. */
  public MllibClassifier setWeightCol(String value) {
    set(weightCol(), value);
    return this;
  }

  /** Called by {@code fit}, which has checked the schema. */
  @Override
  public MllibClassificationModel train(Dataset<?> dataset) {
    NeuralNetworkClassificationModel model =
        nn.copy(ParamMap.empty())
            .setFeaturesCols()
            .setFeaturesCol(getFeaturesCol())
            .setLabelCol(getLabelCol())
            .setWeightCol(getWeightCol())
            .fit(dataset);
    return MllibClassificationModel.wrap(uid(), model);
  }

  @Override
  public MllibClassifier copy(ParamMap extra) {
    MllibClassifier copy = wrap(uid(), nn.copy(extra));
    copyValues(copy, extra);
    return copy;
  }

  @Override
  public MLWriter write() {
    return new WrapperWriter(this, nn);
  }

  /** Reads what {@code write().save(path)} wrote. */
  public static MLReader<MllibClassifier> read() {
    return new WrapperReader<>(
        MllibClassifier.class, NeuralNetworkClassifier.read(), MllibClassifier::wrap);
  }

  /** Same as {@code read().load(path)}. */
  public static MllibClassifier load(String path) {
    return read().load(path);
  }
}
