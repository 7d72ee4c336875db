package org.linstock.spark.round;

import java.util.Map;
import org.linstock.nn.FlatParameters;
import org.linstock.nn.Module;
import org.linstock.tensor.Tensor;

/**
 * Between a flat {@link GlobalState} and the named tensors of files: the net's state dict and the
 * optimizer's.
 */
public final class StateNames {
  private final LocalNet local;
  private final boolean withOptimizer;

  /**
   * @param withOptimizer whether optimizer state is kept between rounds
   */
  public StateNames(NetSpec net, OptimizerSpec optimizer, boolean withOptimizer) {
    this.local = new LocalNet(net, optimizer);
    this.withOptimizer = withOptimizer;
  }

  /** A net's values as a state without optimizer state. */
  public static GlobalState values(Module net) {
    FlatParameters flat = FlatParameters.of(net);
    float[] parameters = new float[flat.size()];
    flat.read(parameters);
    return new GlobalState(parameters, FlatBuffers.read(net), Map.of(), 0);
  }

  /** Gives a net of the same architecture the values of {@code state}. */
  public static void setValues(Module net, GlobalState state) {
    FlatParameters.of(net).write(state.parameters());
    FlatBuffers.write(net, state.buffers());
  }

  /** The state whose values are {@code modelState} and that has no optimizer state yet. */
  public GlobalState start(Map<String, Tensor> modelState) {
    local.net().loadStateDict(modelState);
    GlobalState fresh = local.capture(false);
    return new GlobalState(fresh.parameters(), fresh.buffers(), Map.of(), 0);
  }

  /** The state that {@link #modelState} and {@link #optimizerState} named. */
  public GlobalState resume(Map<String, Tensor> modelState, Map<String, Tensor> optimizerState) {
    local.net().loadStateDict(modelState);
    if (withOptimizer) {
      local.optimizer().loadNamedState(local.net(), optimizerState);
    }
    return local.capture(withOptimizer);
  }

  /** The net's state dict, with the state's values; valid until the next call. */
  public Map<String, Tensor> modelState(GlobalState state) {
    local.load(state);
    return local.net().stateDict();
  }

  /**
   * The optimizer's named state; empty when none is kept between rounds. Valid until the next call.
   */
  public Map<String, Tensor> optimizerState(GlobalState state) {
    local.load(state);
    return withOptimizer ? local.optimizer().namedState(local.net()) : Map.of();
  }
}
