package org.linstock.spark.predict;

import java.util.Iterator;
import java.util.List;
import org.linstock.config.Architecture;
import org.linstock.nn.Init;
import org.linstock.nn.Module;
import org.linstock.nn.Parameter;
import org.linstock.spark.error.LinstockException;
import org.linstock.spark.round.LossKind;
import org.linstock.spark.round.NetSpec;
import org.linstock.train.BatchPredictor;

/** Finds out what an architecture takes in and puts out. */
public final class NetSpecs {
  private NetSpecs() {}

  /** Whether a layer's size is still to be found by a first forward. */
  public static boolean isLazy(String architecture) {
    return isLazy(build(architecture));
  }

  /** A net of which only the shapes count. */
  private static Module build(String architecture) {
    try (Init.Skip skip = Init.skip()) {
      return Architecture.fromJson(architecture);
    }
  }

  private static boolean isLazy(Module net) {
    return net.parameters().stream().anyMatch(p -> !p.isInitialized());
  }

  /**
   * The spec of an architecture, lazy layers replaced by those that they become.
   *
   * @param inputShape shape of one example; empty: read off the net's first layer
   * @throws LinstockException if the net does not take that shape, or none was given and its first
   *     layer is not linear
   */
  public static NetSpec of(String architecture, List<Integer> inputShape, LossKind loss) {
    Module net = build(architecture);
    boolean lazy = isLazy(net);
    List<Integer> shape = inputShape.isEmpty() ? List.of(inputWidth(net)) : inputShape;
    long[] dims = shape.stream().mapToLong(Integer::longValue).toArray();
    try (BatchPredictor probe = new BatchPredictor(net, dims)) {
      int outputs = probe.outputWidth();
      return new NetSpec(lazy ? Architecture.toJson(net) : architecture, shape, outputs, loss);
    } catch (IllegalArgumentException e) {
      throw new LinstockException(
          "network: it does not take an input of shape %s (%s); change the network or inputShape"
              .formatted(shape, e.getMessage()),
          e);
    }
  }

  /**
   * Numbers that a layer puts out for an example.
   *
   * @param layer dotted name; empty: the net itself
   * @throws LinstockException if the net has no such layer, or its output is not one for each
   *     example
   */
  public static int outputWidth(NetSpec spec, String layer) {
    if (layer.isEmpty()) {
      return spec.outputWidth();
    }
    try (BatchPredictor probe = new BatchPredictor(spec.build(), layer, spec.shape())) {
      return probe.outputWidth();
    } catch (IllegalArgumentException e) {
      throw new LinstockException("outputLayer: " + e.getMessage(), e);
    }
  }

  private static int inputWidth(Module net) {
    Iterator<Parameter> parameters = net.parameters().iterator();
    if (parameters.hasNext()) {
      long[] weight = parameters.next().shape();
      if (weight.length == 2) {
        return Math.toIntExact(weight[1]);
      }
    }
    throw new LinstockException(
        "inputShape is not set, and the network's first layer is not Linear; set it, for instance to 1,28,28");
  }
}
