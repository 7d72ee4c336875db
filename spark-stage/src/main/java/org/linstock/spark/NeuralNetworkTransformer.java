package org.linstock.spark;

import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.linstock.nn.Module;
import org.linstock.spark.error.LinstockException;
import org.linstock.spark.predict.NetSpecs;

/**
 * Runs any net over a column of features, and puts its outputs, or those of one of its layers, into
 * a column of Vectors. It does not learn: the net was trained here, in PyTorch or elsewhere.
 *
 * <pre>{@code
 * NeuralNetworkTransformer embed =
 *     NeuralNetworkTransformer.fromDirectory("hdfs:///models/encoder")
 *         .setFeaturesCol("pixels")
 *         .setOutputCol("embedding")
 *         .setOutputLayer("encoder.layers.1");
 * }</pre>
 */
public final class NeuralNetworkTransformer extends Transformer
    implements TransformerParams.Setters<NeuralNetworkTransformer>, MLWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;
  private final InferenceParams.Definitions inferenceParams;
  private final TransformerParams.Definitions transformerParams;
  private final Inference inference;
  private final transient TrainingSummary summary;

  NeuralNetworkTransformer(String uid, TrainingResult result) {
    this.uid = uid;
    this.inferenceParams = new InferenceParams.Definitions(this);
    this.transformerParams = new TransformerParams.Definitions(this);
    this.inference = new Inference(result.net());
    this.summary = result.summary();
  }

  /**
   * A transformer with a net and the values that it has now.
   *
   * @param inputShape shape of one example; may be left out when the first layer is linear
   * @throws LinstockException if the net does not take that shape
   */
  public NeuralNetworkTransformer(Module network, int... inputShape) {
    this(Identifiable$.MODULE$.randomUID("nnTransformer"), ImportedNets.of(network, inputShape));
  }

  /**
   * A transformer with weights from a safetensors file, such as PyTorch writes of a {@code
   * state_dict}.
   *
   * @param architectureJson the net that the weights are for
   * @param path of the file, on any Hadoop file system
   * @param inputShape shape of one example; may be left out when the first layer is linear
   */
  public static NeuralNetworkTransformer fromSafetensors(
      String architectureJson, String path, int... inputShape) {
    return new NeuralNetworkTransformer(
        Identifiable$.MODULE$.randomUID("nnTransformer"),
        ImportedNets.load(architectureJson, path, inputShape, ImportedNets.ANY_LOSS));
  }

  /**
   * A transformer with the net of a directory that has {@code config.json} and {@code
   * model.safetensors}: a saved model, a saved pipeline with one such stage, or a checkpoint's
   * round, which is verified first.
   *
   * @param path on any Hadoop file system
   * @param inputShape shape of one example; may be left out for a saved model, and when the first
   *     layer is linear
   */
  public static NeuralNetworkTransformer fromDirectory(String path, int... inputShape) {
    return new NeuralNetworkTransformer(
        Identifiable$.MODULE$.randomUID("nnTransformer"),
        ImportedNets.loadDirectory(path, inputShape));
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public InferenceParams.Definitions inferenceParams() {
    return inferenceParams;
  }

  @Override
  public TransformerParams.Definitions transformerParams() {
    return transformerParams;
  }

  private TrainingResult result() {
    return new TrainingResult(inference.net(), summary);
  }

  /** A new module with the net's values. */
  public Module network() {
    return inference.net().build();
  }

  /** Numbers that a row of features has. */
  public int numFeatures() {
    return inference.net().spec().width();
  }

  /** Numbers that a row gets: the size of the Vectors in {@link #outputCol()}. */
  public int numOutputs() {
    return NetSpecs.outputWidth(inference.net().spec(), getOutputLayer());
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return addOutput(schema, output());
  }

  private VectorOutput output() {
    return new VectorOutput(getOutputCol(), numOutputs());
  }

  private StructType addOutput(StructType schema, VectorOutput output) {
    Schemas.requireFeatures(schema, this);
    return output.addTo(schema, "outputCol");
  }

  /**
   * Adds {@link #outputCol()}, reading each partition in batches of {@code inferenceBatchSize} rows
   * and keeping the order of rows. With {@code handleInvalid} = skip, rows with bad features are
   * left out.
   *
   * @throws LinstockException if {@link #outputLayer()} names no layer of the net, naming those
   *     there are
   */
  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    VectorOutput output = output();
    StructType schema = addOutput(dataset.schema(), output);
    return inference.transform(dataset, schema, this, getOutputLayer(), output);
  }

  @Override
  public NeuralNetworkTransformer copy(ParamMap extra) {
    NeuralNetworkTransformer copy = new NeuralNetworkTransformer(uid, result());
    copyValues(copy, extra);
    return copy;
  }

  @Override
  public MLWriter write() {
    return new ModelWriter(this, result());
  }

  /** Reads what {@code write().save(path)} wrote. */
  public static MLReader<NeuralNetworkTransformer> read() {
    return new ModelReader<>(NeuralNetworkTransformer.class, NeuralNetworkTransformer::new);
  }

  /** Same as {@code read().load(path)}. */
  public static NeuralNetworkTransformer load(String path) {
    return read().load(path);
  }

  @Override
  public NeuralNetworkTransformer self() {
    return this;
  }
}
