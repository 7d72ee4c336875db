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
 * Trains a net as a regressor with the mean squared error. The label is a number for a net with one
 * output, or a Vector or array of as many numbers as the net has outputs.
 */
public final class NeuralNetworkRegressor
    extends NetworkEstimator<NeuralNetworkRegressor, NeuralNetworkRegressionModel> {
  private static final long serialVersionUID = 1L;

  public NeuralNetworkRegressor() {
    this(Identifiable$.MODULE$.randomUID("nnRegressor"));
  }

  public NeuralNetworkRegressor(String uid) {
    super(uid);
  }

  @Override
  LossKind lossKind(StructType schema, int outputWidth) {
    LossKind kind = getLoss().equals("auto") ? LossKind.MEAN_SQUARED_ERROR : LossKind.of(getLoss());
    if (kind.classifies()) {
      throw new LinstockException(
          "loss: %s is for classes, expected one for numbers: mse, l1, smoothL1, huber or poissonNLL"
              .formatted(kind.param()));
    }
    return kind;
  }

  @Override
  void checkLabel(StructType schema) {
    Schemas.requireNumericOrVector(schema, "labelCol", getLabelCol());
  }

  @Override
  RowFormat rowFormat(NetSpec net, StructType schema) {
    boolean vector = Schemas.isVector(Schemas.type(schema, "labelCol", getLabelCol()));
    if (!vector && net.outputWidth() != 1) {
      throw new LinstockException(
          "network: %d outputs for the single number in column %s; end it with a layer of 1, or give a Vector label"
              .formatted(net.outputWidth(), getLabelCol()));
    }
    return new RowFormat(
        featureColumns(),
        getLabelCol(),
        getWeightCol(),
        getValidationIndicatorCol(),
        vector ? LabelKind.VECTOR : LabelKind.SCALAR,
        net.width(),
        net.targets(),
        0,
        getHandleInvalid().equals("skip"));
  }

  @Override
  StructType addOutputs(StructType schema, NetSpec net) {
    return RegressorOutputs.of(this, net.outputWidth()).addTo(schema);
  }

  @Override
  NeuralNetworkRegressionModel createModel(TrainingResult result) {
    return new NeuralNetworkRegressionModel(uid(), result);
  }

  @Override
  public NeuralNetworkRegressor copy(ParamMap extra) {
    return copied(extra);
  }

  /** Reads what {@code write().save(path)} wrote. */
  public static MLReader<NeuralNetworkRegressor> read() {
    return new EstimatorReader<>(NeuralNetworkRegressor.class, NeuralNetworkRegressor::new);
  }

  /** Same as {@code read().load(path)}. */
  public static NeuralNetworkRegressor load(String path) {
    return read().load(path);
  }
}
