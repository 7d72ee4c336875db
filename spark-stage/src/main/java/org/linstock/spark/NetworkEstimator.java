package org.linstock.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;
import org.linstock.config.Architecture;
import org.linstock.memory.Arena;
import org.linstock.nn.Module;
import org.linstock.spark.error.LinstockException;
import org.linstock.spark.pack.RowFormat;
import org.linstock.spark.predict.NetFiles;
import org.linstock.spark.predict.NetSpecs;
import org.linstock.spark.round.DriverState;
import org.linstock.spark.round.LossKind;
import org.linstock.spark.round.NetSpec;
import org.linstock.spark.round.StateNames;
import org.linstock.tensor.Device;
import org.linstock.tensor.Generator;

/**
 * What the classifier and the regressor have in common: params, and the way from a Dataset to a
 * trained net.
 *
 * @param <E> the estimator's own type, which setters return
 * @param <M> the model's type
 */
public abstract class NetworkEstimator<E extends NetworkEstimator<E, M>, M extends NetworkModel<M>>
    extends Estimator<M>
    implements NetworkParams,
        InferenceParams.Setters<E>,
        ColumnParams.Setters<E>,
        NetParams.Setters<E>,
        LossParams.Setters<E>,
        OptimizerParams.Setters<E>,
        EpochParams.Setters<E>,
        RoundParams.Setters<E>,
        CheckpointParams.Setters<E>,
        MLWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;
  private final NetworkDefinitions definitions;
  private InitialValues initialValues;
  private transient TrainingListener listener;

  NetworkEstimator(String uid) {
    this.uid = uid;
    this.definitions = NetworkDefinitions.of(this);
  }

  /** The loss that the param {@code loss} stands for. */
  abstract LossKind lossKind(StructType schema, int outputWidth);

  abstract RowFormat rowFormat(NetSpec net, StructType schema);

  abstract StructType addOutputs(StructType schema, NetSpec net);

  abstract void checkLabel(StructType schema);

  abstract M createModel(TrainingResult result);

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public NetworkDefinitions definitions() {
    return definitions;
  }

  /**
   * Sets the architecture and the values to start from: those that {@code net} has now. A net with
   * lazy layers has none yet; its sizes are those of the first row, its values drawn from the seed.
   */
  public E setNetwork(Module net) {
    if (net.parameters().stream().anyMatch(p -> !p.isInitialized())) {
      return setNetwork(Architecture.toJson(net));
    }
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
    requireDevice();
    NetSpec net = checkedSpec(dataset.schema(), () -> FirstRow.width(dataset, featureColumns()));
    RowFormat format = rowFormat(net, dataset.schema());
    Configuration configuration = dataset.sparkSession().sparkContext().hadoopConfiguration();
    TrainingResult result =
        new Training(this, net, start(net, configuration), format, listener).run(dataset);
    M model = copyValues(createModel(result), extractParamMap());
    return model.setParent(this);
  }

  @Override
  public StructType transformSchema(StructType schema) {
    // Any width will do to learn how many outputs a lazy net has.
    NetSpec net = checkedSpec(schema, () -> 1);
    return addOutputs(schema, net);
  }

  private NetSpec checkedSpec(StructType schema, IntSupplier lazyWidth) {
    Schemas.requireFeatures(schema, this);
    checkLabel(schema);
    if (!getWeightCol().isEmpty()) {
      Schemas.requireNumeric(schema, "weightCol", getWeightCol());
    }
    if (!getValidationIndicatorCol().isEmpty()) {
      Schemas.requireBoolean(schema, "validationIndicatorCol", getValidationIndicatorCol());
    }
    checkEarlyStopping();
    return spec(schema, lazyWidth);
  }

  private void requireDevice() {
    Device present = Device.current();
    if (!getDevice().equals("auto") && !getDevice().equals(present.type())) {
      new Device(getDevice(), 0).requireAvailable("device");
    }
  }

  private void checkEarlyStopping() {
    if (getEarlyStoppingPatience() > 0 && getValidationIndicatorCol().isEmpty()) {
      throw new LinstockException(
          "earlyStoppingPatience is %d, but there is nothing to validate on; set validationIndicatorCol"
              .formatted(getEarlyStoppingPatience()));
    }
  }

  private NetSpec spec(StructType schema, IntSupplier lazyWidth) {
    if (!isDefined(networkParam())) {
      throw new LinstockException(
          "network is not set; call setNetwork with a module or its architecture as JSON");
    }
    List<Integer> shape = new ArrayList<>();
    for (int dim : getInputShape()) {
      shape.add(dim);
    }
    if (shape.isEmpty() && NetSpecs.isLazy(getNetwork())) {
      shape.add(lazyWidth.getAsInt());
    }
    NetSpec spec = NetSpecs.of(getNetwork(), shape, LossKind.CROSS_ENTROPY);
    return spec.with(lossKind(schema, spec.outputWidth()));
  }

  /** What {@link #setNetwork} was given is shared, not copied: it may be large. */
  private DriverState start(NetSpec net, Configuration configuration) {
    boolean given = initialValues != null && initialValues.fit(getNetwork());
    if (given && getInitialState().isEmpty()) {
      return initialValues.values();
    }
    try (Arena arena = Arena.open()) {
      Generator.manualSeed(getSeed());
      Module start = Architecture.fromJson(net.architecture());
      if (given) {
        initialValues.applyTo(start);
      }
      if (!getInitialState().isEmpty()) {
        load(start, configuration);
      }
      return StateNames.values(start);
    }
  }

  private void load(Module start, Configuration configuration) {
    try {
      start.loadStateDict(NetFiles.state(getInitialState(), configuration));
    } catch (IOException | IllegalArgumentException e) {
      throw new LinstockException("initialState: " + e.getMessage(), e);
    }
  }

  @Override
  public abstract E copy(ParamMap extra);

  /** A copy with its uid, its params, those of {@code extra}, its initial values and listener. */
  E copied(ParamMap extra) {
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

  @Override
  @SuppressWarnings("unchecked")
  public E self() {
    return (E) this;
  }
}
