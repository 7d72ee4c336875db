package org.linstock.spark;

import org.apache.spark.ml.classification.ClassificationModel;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** A trained {@link MllibClassifier}: predictions and raw predictions, without probabilities. */
public final class MllibClassificationModel
    extends ClassificationModel<Vector, MllibClassificationModel> implements MLWritable {
  private static final long serialVersionUID = 1L;

  private final NeuralNetworkClassificationModel model;
  // No initializer: it would undo what the superclass's constructor has set through uid().
  private String uid;

  private MllibClassificationModel(NeuralNetworkClassificationModel model) {
    this.model = model;
  }

  static MllibClassificationModel wrap(String uid, NeuralNetworkClassificationModel model) {
    return EarlyUid.construct(uid, () -> new MllibClassificationModel(model));
  }

  @Override
  public String uid() {
    if (uid == null) {
      uid = EarlyUid.get();
    }
    return uid;
  }

  /** The neural network stage's own model. */
  public NeuralNetworkClassificationModel neuralNetwork() {
    return model;
  }

  @Override
  public int numClasses() {
    return model.numClasses();
  }

  @Override
  public int numFeatures() {
    return model.numFeatures();
  }

  @Override
  public Vector predictRaw(Vector features) {
    return model.predictRaw(features);
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return columns().transformSchema(schema);
  }

  /** As {@link NetworkModel#transform}, in batches. */
  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    return columns().transform(dataset);
  }

  private NeuralNetworkClassificationModel columns() {
    return model
        .copy(ParamMap.empty())
        .setFeaturesCol(getFeaturesCol())
        .setPredictionCol(getPredictionCol())
        .setRawPredictionCol(getRawPredictionCol())
        .setProbabilityCol("");
  }

  @Override
  public MllibClassificationModel copy(ParamMap extra) {
    MllibClassificationModel copy = wrap(uid(), model.copy(extra));
    copyValues(copy, extra);
    return copy.setParent(parent());
  }

  @Override
  public MLWriter write() {
    return new WrapperWriter(this, model);
  }

  /** Reads what {@code write().save(path)} wrote. */
  public static MLReader<MllibClassificationModel> read() {
    return new WrapperReader<>(
        MllibClassificationModel.class,
        NeuralNetworkClassificationModel.read(),
        MllibClassificationModel::wrap);
  }

  /** Same as {@code read().load(path)}. */
  public static MllibClassificationModel load(String path) {
    return read().load(path);
  }
}
