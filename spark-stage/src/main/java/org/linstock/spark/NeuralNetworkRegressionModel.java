package org.linstock.spark;

import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.types.StructType;
import org.linstock.spark.predict.OutputColumns;
import org.linstock.spark.round.LossKind;
import org.linstock.spark.round.NetSpec;

/** A trained regressor; see {@link NeuralNetworkRegressor}. */
public final class NeuralNetworkRegressionModel extends NetworkModel<NeuralNetworkRegressionModel> {
  private static final long serialVersionUID = 1L;

  NeuralNetworkRegressionModel(String uid, TrainingResult result) {
    super(uid, result);
  }

  @Override
  OutputColumns outputs() {
    return RegressorOutputs.of(this, trained().spec().outputWidth());
  }

  @Override
  StructType addOutputs(StructType schema, NetSpec net) {
    return RegressorOutputs.of(this, net.outputWidth()).addTo(schema);
  }

  @Override
  public NeuralNetworkRegressionModel copy(ParamMap extra) {
    NeuralNetworkRegressionModel copy = new NeuralNetworkRegressionModel(uid(), result());
    copyValues(copy, extra);
    return copy.setParent(parent());
  }

  /** Numbers that the net puts out for a row. */
  public int numOutputs() {
    return trained().spec().outputWidth();
  }

  /** Reads what {@code write().save(path)} wrote. */
  public static MLReader<NeuralNetworkRegressionModel> read() {
    return new ModelReader<>(NeuralNetworkRegressionModel.class, NeuralNetworkRegressionModel::new);
  }

  /** Same as {@code read().load(path)}. */
  public static NeuralNetworkRegressionModel load(String path) {
    return read().load(path);
  }

  /** As {@link NeuralNetworkClassificationModel#fromSafetensors}. */
  public static NeuralNetworkRegressionModel fromSafetensors(
      String architectureJson, String path, int... inputShape) {
    return new NeuralNetworkRegressionModel(
        Identifiable$.MODULE$.randomUID("nnRegressor"),
        ImportedNets.load(architectureJson, path, inputShape, LossKind.MEAN_SQUARED_ERROR));
  }
}
