package org.linstock.spark.round;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.linstock.nn.FlatParameters;
import org.linstock.nn.Module;
import org.linstock.optim.Optimizer;
import org.linstock.spark.error.LinstockException;

/**
 * A net and its optimizer in this thread, filled from a {@link StateSource} and read back into one,
 * a chunk at a time.
 */
final class LocalNet {
  private final Module net;
  private final FlatParameters flat;
  private final Optimizer optimizer;
  private float[] chunk = {};

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

  /**
   * Takes over values, and optimizer state where there is some; where there is none, it is
   * forgotten.
   */
  void load(StateSource state) {
    Set<String> missing = new HashSet<>(optimizer.slots());
    state.forEachChunk(
        (vector, chunk, bytes) -> {
          missing.remove(vector);
          write(vector, chunk, bytes);
        });
    if (optimizer.stepCount() > 0) {
      missing.forEach(this::clear);
    }
    FlatBuffers.write(net, state.buffers().toArray());
    optimizer.setStepCount(state.stepCount());
  }

  /** Takes over values alone, for predictions: the optimizer's state stays what it was. */
  void loadValues(StateSource state) {
    state.forEachChunk(
        (vector, chunk, bytes) -> {
          if (vector.equals(GlobalState.PARAMETERS)) {
            write(vector, chunk, bytes);
          }
        });
    FlatBuffers.write(net, state.buffers().toArray());
  }

  private void clear(String slot) {
    for (int from = 0; from < flat.size(); from += FloatVector.CHUNK) {
      float[] zeros = ofChunk(from);
      Arrays.fill(zeros, 0);
      optimizer.writeSlot(slot, from, zeros);
    }
  }

  private void write(String vector, int chunk, byte[] bytes) {
    int from = chunk * FloatVector.CHUNK;
    float[] values = ofChunk(from);
    FloatVector.floats(bytes).get(values);
    if (vector.equals(GlobalState.PARAMETERS)) {
      flat.write(from, values);
    } else {
      optimizer.writeSlot(vector, from, values);
    }
  }

  /** Floats in each vector. */
  int size() {
    return flat.size();
  }

  /** Chunks of each vector. */
  int chunks() {
    return FloatVector.chunks(flat.size());
  }

  /** The vectors that {@link #chunk} reads, by number. */
  List<String> vectors(boolean withOptimizer) {
    List<String> names = new ArrayList<>(List.of(GlobalState.PARAMETERS));
    if (withOptimizer) {
      names.addAll(optimizer.slots());
    }
    return names;
  }

  /** An array of the length of the chunk that begins at {@code from}; the same one again. */
  private float[] ofChunk(int from) {
    int length = Math.min(FloatVector.CHUNK, flat.size() - from);
    if (chunk.length != length) {
      chunk = new float[length];
    }
    return chunk;
  }

  /** One chunk of a vector, in an array that is written again at the next call. */
  float[] chunk(String vector, int chunk) {
    int from = chunk * FloatVector.CHUNK;
    float[] values = ofChunk(from);
    if (vector.equals(GlobalState.PARAMETERS)) {
      flat.read(from, values);
    } else {
      optimizer.readSlot(vector, from, values);
    }
    return values;
  }

  FloatVector buffers() {
    return FloatVector.of(FlatBuffers.read(net));
  }

  DriverState capture(boolean withOptimizer) {
    Map<String, FloatVector> vectors = new LinkedHashMap<>();
    for (String name : vectors(withOptimizer)) {
      byte[][] chunks = new byte[chunks()][];
      for (int c = 0; c < chunks.length; c++) {
        float[] values = chunk(name, c);
        chunks[c] = FloatVector.bytes(values, 0, values.length);
      }
      vectors.put(name, new FloatVector(flat.size(), chunks));
    }
    long steps = withOptimizer ? optimizer.stepCount() : 0;
    return new DriverState(vectors, buffers(), steps, FloatVector.empty());
  }
}
