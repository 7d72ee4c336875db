package org.linstock.jobs.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.linstock.config.Architecture;
import org.linstock.jobs.console.UserException;
import org.linstock.nn.Flatten;
import org.linstock.nn.Linear;
import org.linstock.nn.Module;
import org.linstock.nn.Sequential;
import org.linstock.train.BatchPredictor;

/**
 * An architecture and how a row of data is shaped for it.
 *
 * @param json the architecture
 * @param inputShape the shape of one example, without the batch
 * @param origin where the architecture comes from, for messages
 */
public record Network(String json, List<Integer> inputShape, String origin) {
  /** The hidden layers of a net that nobody described. */
  public static final List<Integer> DEFAULT_LAYERS = List.of(64);

  public Network {
    inputShape = List.copyOf(inputShape);
  }

  /**
   * A net of dense layers: {@code width} inputs, the {@code hidden} layers, {@code outputs}
   * outputs.
   */
  public static Network dense(
      int width,
      List<Integer> hidden,
      Activation activation,
      int outputs,
      List<Integer> inputShape) {
    List<Module> layers = new ArrayList<>();
    if (inputShape.size() > 1) {
      layers.add(new Flatten());
    }
    int in = width;
    for (int out : hidden) {
      layers.add(new Linear(in, out));
      layers.add(activation.layer());
      in = out;
    }
    layers.add(new Linear(in, outputs));
    String json = Architecture.toJson(new Sequential(layers.toArray(Module[]::new)));
    return new Network(json, inputShape, "--layers");
  }

  /** Refuses an architecture that cannot be built; {@code origin} says where it comes from. */
  public static void check(String json, String origin) {
    try {
      Architecture.fromJson(json);
    } catch (IllegalArgumentException e) {
      throw new UserException(origin + ": " + e.getMessage(), e);
    }
  }

  /** The net itself, newly initialised. */
  public Module build() {
    return Architecture.fromJson(json);
  }

  /** The net's layers and size in one line. */
  public String describe() {
    Module net = build();
    long parameters = net.parameters().stream().mapToLong(p -> p.numel()).sum();
    String layers =
        net.children().stream().map(Module::toString).collect(Collectors.joining(" > "));
    return String.format(
        Locale.ROOT,
        "%s, %,d parameters",
        layers.isEmpty() || layers.contains("\n") ? net.getClass().getSimpleName() : layers,
        parameters);
  }

  /**
   * Refuses a net that cannot take rows of {@code width} features or has fewer outputs than the
   * plan needs.
   */
  public void requireFits(int width, LabelPlan plan) {
    int values = inputShape.stream().reduce(1, Math::multiplyExact);
    if (values != width) {
      throw new UserException(
          "--input-shape "
              + join(inputShape)
              + ": is "
              + values
              + " values, but a row has "
              + width
              + " features; give a shape whose product is "
              + width);
    }
    int outputs = outputs();
    boolean fits = plan.task() == Task.REGRESSION ? outputs == 1 : outputs >= plan.outputs();
    if (!fits) {
      throw new UserException(
          plan.task() == Task.REGRESSION
              ? origin
                  + ": the net has "
                  + outputs
                  + " outputs, regression needs 1; change its last layer"
              : String.format(
                  "%s: label out of range: the data have classes 0 to %d, the net has outputs for 0 to %d; make its"
                      + " last layer %d wide",
                  origin, plan.outputs() - 1, outputs - 1, plan.outputs()));
    }
  }

  private int outputs() {
    long[] shape = inputShape.stream().mapToLong(Integer::longValue).toArray();
    try (BatchPredictor predictor = new BatchPredictor(build(), shape)) {
      return predictor.outputWidth();
    } catch (IllegalArgumentException e) {
      throw new UserException(
          origin
              + ": does not take rows of shape "
              + join(inputShape)
              + ": "
              + e.getMessage()
              + "; see --input-shape",
          e);
    }
  }

  private static String join(List<Integer> shape) {
    return String.join(",", shape.stream().map(String::valueOf).toList());
  }
}
