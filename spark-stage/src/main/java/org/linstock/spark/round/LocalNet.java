package org.linstock.spark.round;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.linstock.nn.FlatParameters;
import org.linstock.nn.Module;
import org.linstock.optim.Optimizer;
import org.linstock.spark.error.LinstockException;

/**
 * A net and its optimizer in this thread, filled from a {@link GlobalState} and read back into one.
 */
final class LocalNet {
  private final Module net;
  private final FlatParameters flat;
  private final Optimizer optimizer;

  LocalNet(NetSpec netSpec, OptimizerSpec optimizerSpec, List<String> frozen) {
    net = netSpec.build();
    freeze(net, frozen);
    flat = FlatParameters.of(net);
    optimizer = optimizerSpec.create(net.parameters());
  }

  private static void freeze(Module net, List<String> names) {
    Map<String, Module> modules = net.namedModules();
    for (String name : names) {
      Module module = modules.get(name);
      if (module == null) {
        throw new LinstockException(
            "frozenLayers: no layer \"%s\" in the network; there are %s"
                .formatted(name, modules.keySet()));
      }
      module.freeze();
    }
  }

  Module net() {
    return net;
  }

  Optimizer optimizer() {
    return optimizer;
  }

  /** Takes over values, and optimizer state where there is some. */
  void load(GlobalState state) {
    flat.write(state.parameters());
    FlatBuffers.write(net, state.buffers());
    state.slots().forEach(optimizer::writeSlot);
    optimizer.setStepCount(state.stepCount());
  }

  GlobalState capture(boolean withOptimizer) {
    float[] parameters = new float[flat.size()];
    flat.read(parameters);
    Map<String, float[]> slots = new LinkedHashMap<>();
    if (withOptimizer) {
      for (String slot : optimizer.slots()) {
        float[] values = new float[flat.size()];
        optimizer.readSlot(slot, values);
        slots.put(slot, values);
      }
    }
    long steps = withOptimizer ? optimizer.stepCount() : 0;
    return new GlobalState(parameters, FlatBuffers.read(net), slots, steps);
  }
}
