package org.linstock.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;
import org.linstock.config.Architecture;
import org.linstock.nn.Module;
import org.linstock.spark.error.LinstockException;
import org.linstock.spark.pack.RowFormat;
import org.linstock.spark.predict.NetSpecs;
import org.linstock.spark.round.LossKind;
import org.linstock.spark.round.NetSpec;
import org.linstock.tensor.Generator;

/**
 * What the classifier and the regressor have in common: params, setters, and the way from a Dataset
 * to a trained net. Long for its setters, one for each param of {@link NetworkParams}.
 *
 * @param <E> the estimator's own type, which setters return
 * @param <M> the model's type
 */
public abstract class NetworkEstimator<E extends NetworkEstimator<E, M>, M extends NetworkModel<M>>
    extends Estimator<M> implements NetworkParams, MLWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;
  private final NetworkParamSet networkParamSet;
  private InitialValues initialValues;
  private transient TrainingListener listener;

  NetworkEstimator(String uid) {
    this.uid = uid;
    this.networkParamSet = new NetworkParamSet(this);
  }

  abstract LossKind loss();

  abstract RowFormat rowFormat(NetSpec net, StructType schema);

  abstract StructType addOutputs(StructType schema, int outputWidth);

  abstract void checkLabel(StructType schema);

  abstract M createModel(TrainingResult result);

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public NetworkParamSet networkParamSet() {
    return networkParamSet;
  }

  /** Sets the architecture and the values to start from: those that {@code net} has now. */
  public E setNetwork(Module net) {
    initialValues = InitialValues.of(net);
    set(networkParam(), initialValues.architecture());
    return self();
  }

  /** Sets the architecture, as JSON; the values to start from are drawn from the seed. */
  public E setNetwork(String json) {
    initialValues = null;
    set(networkParam(), json);
    return self();
  }

  /** Sets who hears of the training. Not a param: it is not saved with the estimator. */
  public E setTrainingListener(TrainingListener value) {
    listener = value;
    return self();
  }

  @Override
  public M fit(Dataset<?> dataset) {
    NetSpec net = checkedSpec(dataset.schema());
    RowFormat format = rowFormat(net, dataset.schema());
    TrainingResult result =
        new Training(this, net, startingNet(net), format, listener).run(dataset);
    M model = copyValues(createModel(result), extractParamMap());
    return model.setParent(this);
  }

  @Override
  public StructType transformSchema(StructType schema) {
    NetSpec net = checkedSpec(schema);
    return addOutputs(schema, net.outputWidth());
  }

  private NetSpec checkedSpec(StructType schema) {
    Schemas.requireFeatures(schema, getFeaturesCol());
    checkLabel(schema);
    if (!getWeightCol().isEmpty()) {
      Schemas.requireNumeric(schema, "weightCol", getWeightCol());
    }
    if (!getValidationIndicatorCol().isEmpty()) {
      Schemas.requireBoolean(schema, "validationIndicatorCol", getValidationIndicatorCol());
    }
    checkEarlyStopping();
    return spec();
  }

  private void checkEarlyStopping() {
    if (getEarlyStoppingPatience() > 0 && getValidationIndicatorCol().isEmpty()) {
      throw new LinstockException(
          "earlyStoppingPatience is %d, but there is nothing to validate on; set validationIndicatorCol"
              .formatted(getEarlyStoppingPatience()));
    }
  }

  private NetSpec spec() {
    if (!isDefined(networkParam())) {
      throw new LinstockException(
          "network is not set; call setNetwork with a module or its architecture as JSON");
    }
    List<Integer> shape = new ArrayList<>();
    for (int dim : getInputShape()) {
      shape.add(dim);
    }
    return NetSpecs.of(getNetwork(), shape, loss());
  }

  private Module startingNet(NetSpec net) {
    Generator.manualSeed(getSeed());
    Module start = Architecture.fromJson(net.architecture());
    if (initialValues != null && initialValues.fit(getNetwork())) {
      initialValues.applyTo(start);
    }
    return start;
  }

  @Override
  public E copy(ParamMap extra) {
    E copy = defaultCopy(extra);
    NetworkEstimator<E, M> base = copy;
    base.takeOver(initialValues, listener);
    return copy;
  }

  private void takeOver(InitialValues values, TrainingListener hears) {
    initialValues = values;
    listener = hears;
  }

  InitialValues initialValues() {
    return initialValues;
  }

  void setInitialValues(InitialValues values) {
    initialValues = values;
  }

  @Override
  public MLWriter write() {
    return new EstimatorWriter(this);
  }

  @SuppressWarnings("unchecked")
  private E self() {
    return (E) this;
  }

  /** Sets {@link #featuresCol()}. */
  public E setFeaturesCol(String value) {
    set(featuresCol(), value);
    return self();
  }

  /** Sets {@link #labelCol()}. */
  public E setLabelCol(String value) {
    set(labelCol(), value);
    return self();
  }

  /** Sets {@link #weightCol()}. */
  public E setWeightCol(String value) {
    set(weightCol(), value);
    return self();
  }

  /** Sets {@link #validationIndicatorCol()}. */
  public E setValidationIndicatorCol(String value) {
    set(validationIndicatorCol(), value);
    return self();
  }

  /** Sets {@link #predictionCol()}. */
  public E setPredictionCol(String value) {
    set(predictionCol(), value);
    return self();
  }

  /** Sets {@link #inputShape()}. */
  public E setInputShape(int... value) {
    set(inputShape(), value);
    return self();
  }

  /** Sets {@link #optimizer()}. */
  public E setOptimizer(String value) {
    set(optimizer(), value);
    return self();
  }

  /** Sets {@link #stepSize()}. */
  public E setStepSize(double value) {
    set(stepSize(), value);
    return self();
  }

  /** Sets {@link #momentum()}. */
  public E setMomentum(double value) {
    set(momentum(), value);
    return self();
  }

  /** Sets {@link #weightDecay()}. */
  public E setWeightDecay(double value) {
    set(weightDecay(), value);
    return self();
  }

  /** Sets {@link #batchSize()}. */
  public E setBatchSize(int value) {
    set(batchSize(), value);
    return self();
  }

  /** Sets {@link #maxIter()}. */
  public E setMaxIter(int value) {
    set(maxIter(), value);
    return self();
  }

  /** Sets {@link #averagingFrequency()}. */
  public E setAveragingFrequency(int value) {
    set(averagingFrequency(), value);
    return self();
  }

  /** Sets {@link #optimizerState()}. */
  public E setOptimizerState(String value) {
    set(optimizerState(), value);
    return self();
  }

  /** Sets {@link #numPartitions()}. */
  public E setNumPartitions(int value) {
    set(numPartitions(), value);
    return self();
  }

  /** Sets {@link #seed()}. */
  public E setSeed(long value) {
    set(seed(), value);
    return self();
  }

  /** Sets {@link #earlyStoppingPatience()}. */
  public E setEarlyStoppingPatience(int value) {
    set(earlyStoppingPatience(), value);
    return self();
  }

  /** Sets {@link #handleInvalid()}. */
  public E setHandleInvalid(String value) {
    set(handleInvalid(), value);
    return self();
  }

  /** Sets {@link #checkpointDir()}. */
  public E setCheckpointDir(String value) {
    set(checkpointDir(), value);
    return self();
  }

  /** Sets {@link #checkpointInterval()}. */
  public E setCheckpointInterval(int value) {
    set(checkpointInterval(), value);
    return self();
  }

  /** Sets {@link #keepCheckpoints()}. */
  public E setKeepCheckpoints(int value) {
    set(keepCheckpoints(), value);
    return self();
  }

  /** Sets {@link #resume()}. */
  public E setResume(boolean value) {
    set(resume(), value);
    return self();
  }

  /** Sets {@link #inferenceBatchSize()}. */
  public E setInferenceBatchSize(int value) {
    set(inferenceBatchSize(), value);
    return self();
  }
}
