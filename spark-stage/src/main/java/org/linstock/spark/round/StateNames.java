package org.linstock.spark.round;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.linstock.memory.ArrayIo;
import org.linstock.nn.FlatParameters;
import org.linstock.nn.Module;
import org.linstock.nn.Parameter;
import org.linstock.tensor.Tensor;

/**
 * Between a flat {@link GlobalState} and the named tensors of files: the net's state dict and the
 * optimizer's.
 */
public final class StateNames {
  private static final String OUTER = ".outer_momentum_buffer";

  private final LocalNet local;
  private final boolean withOptimizer;

  /**
   * @param frozen names of modules whose parameters are not trained
   * @param withOptimizer whether optimizer state is kept between rounds
   */
  public StateNames(
      NetSpec net, OptimizerSpec optimizer, List<String> frozen, boolean withOptimizer) {
    this.local = new LocalNet(net, optimizer, frozen);
    this.withOptimizer = withOptimizer;
  }

  /** Bytes of a state that a partition sends after a round, buffers apart. */
  public long bytes() {
    return (long) local.vectors(withOptimizer).size() * local.size() * Float.BYTES;
  }

  /** Bytes that a task works on: parameters, their gradients, and the optimizer's state. */
  public long workingBytes() {
    return (1L + local.vectors(true).size()) * local.size() * Float.BYTES;
  }

  /** A copy of a net's values, as a state without optimizer state. */
  public static DriverState values(Module net) {
    List<Parameter> parameters = net.parameters();
    long size = parameters.stream().mapToLong(Parameter::numel).sum();
    FloatVector.Builder values = new FloatVector.Builder(Math.toIntExact(size));
    parameters.forEach(p -> ArrayIo.forEachPiece(p.array(), FloatVector.CHUNK, values::append));
    return DriverState.of(values.build(), FloatVector.of(FlatBuffers.read(net)));
  }

  /** Gives a net of the same architecture the values of {@code state}. */
  public static void setValues(Module net, StateSource state) {
    FlatParameters flat = FlatParameters.of(net);
    state.forEachChunk(
        (vector, chunk, bytes) -> {
          if (vector.equals(GlobalState.PARAMETERS)) {
            flat.write(chunk * FloatVector.CHUNK, FloatVector.array(bytes));
          }
        });
    FlatBuffers.write(net, state.buffers().toArray());
  }

  /** The state whose values are {@code modelState} and that has no optimizer state yet. */
  public GlobalState start(Map<String, Tensor> modelState) {
    local.net().loadStateDict(modelState);
    return local.capture(false);
  }

  /** The state that {@link #modelState} and {@link #optimizerState} named. */
  public GlobalState resume(Map<String, Tensor> modelState, Map<String, Tensor> optimizerState) {
    local.net().loadStateDict(modelState);
    Map<String, Tensor> inner = new LinkedHashMap<>(optimizerState);
    FloatVector outer = FloatVector.of(takeOuter(inner));
    if (withOptimizer) {
      local.optimizer().loadNamedState(local.net(), inner);
    }
    DriverState state = local.capture(withOptimizer);
    return state.with(state.parameters(), outer);
  }

  /** The outer optimizer's momentum, taken out of the map; empty when it is not there. */
  private float[] takeOuter(Map<String, Tensor> state) {
    List<float[]> parts = new ArrayList<>();
    for (String name : local.net().namedParameters().keySet()) {
      Tensor part = state.remove(name + OUTER);
      if (part != null) {
        parts.add(part.toFloatArray());
      }
    }
    float[] flat = new float[parts.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, flat, at, part.length);
      at += part.length;
    }
    return flat;
  }

  private Map<String, Tensor> namedOuter(float[] outer) {
    Map<String, Tensor> named = new LinkedHashMap<>();
    int at = 0;
    for (Map.Entry<String, Parameter> p : local.net().namedParameters().entrySet()) {
      int end = at + (int) p.getValue().numel();
      float[] part = Arrays.copyOfRange(outer, at, end);
      named.put(p.getKey() + OUTER, Tensor.of(part, p.getValue().shape()));
      at = end;
    }
    return named;
  }

  /** The net's state dict, with the state's values; valid until the next call for another state. */
  public Map<String, Tensor> modelState(GlobalState state) {
    local.load(state);
    return local.net().stateDict();
  }

  /**
   * The optimizer's named state; empty when none is kept between rounds. Valid until the next call
   * for another state.
   */
  public Map<String, Tensor> optimizerState(GlobalState state) {
    local.load(state);
    Map<String, Tensor> named = new LinkedHashMap<>();
    if (withOptimizer) {
      named.putAll(local.optimizer().namedState(local.net()));
    }
    FloatVector outer = state.outer();
    if (outer.size() > 0) {
      named.putAll(namedOuter(outer.toArray()));
    }
    return named;
  }
}
