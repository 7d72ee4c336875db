package org.linstock.nn;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.linstock.tensor.Tensor;

/**
 * What one layer of a net puts out when the net runs: features for something else to work on.
 *
 * <pre>{@code
 * Tensor embedding = LayerOutput.of(net, "encoder.layers.1").forward(x);
 * }</pre>
 *
 * Of a layer used more than once it is the first output, as in {@link Summary}.
 */
public final class LayerOutput {
  private final Module net;
  private final String name;
  private final Module layer;

  private LayerOutput(Module net, String name, Module layer) {
    this.net = net;
    this.name = name;
    this.layer = layer;
  }

  /**
   * The output of a layer, to be had by {@link #forward}.
   *
   * @param name the layer's dotted name, for instance 0 or encoder.layers.1; empty: the net itself
   * @throws IllegalArgumentException naming the layers there are, if that one is not
   */
  public static LayerOutput of(Module net, String name) {
    Map<String, Module> modules = net.namedModules();
    Module layer = modules.get(name);
    if (layer == null) {
      throw new IllegalArgumentException(
          "no layer \"%s\" in the network; there are %s".formatted(name, named(modules)));
    }
    return new LayerOutput(net, name, layer);
  }

  /**
   * Runs the net and returns the layer's output.
   *
   * @throws IllegalArgumentException naming the layers that have one, if the layer has none: it is
   *     not run on its own, or it is a user's module inside another one
   */
  public Tensor forward(Tensor x) {
    IdentityHashMap<Module, Tensor> outputs = new IdentityHashMap<>();
    Tensor own;
    try (Trace trace = Trace.watch(outputs::putIfAbsent)) {
      own = net.forward(x);
    }
    outputs.put(net, own);
    Tensor output = outputs.get(layer);
    if (output == null) {
      Map<String, Module> modules = net.namedModules();
      modules.values().retainAll(outputs.keySet());
      throw new IllegalArgumentException(
          "layer \"%s\" (%s) has no output of its own; those that have one are %s"
              .formatted(name, layer.typeName(), named(modules)));
    }
    return output;
  }

  private static List<String> named(Map<String, Module> modules) {
    return modules.keySet().stream().filter(key -> !key.isEmpty()).toList();
  }
}
