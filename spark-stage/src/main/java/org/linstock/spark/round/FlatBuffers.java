package org.linstock.spark.round;

import java.util.LinkedHashMap;
import java.util.Map;
import org.linstock.nn.Module;
import org.linstock.tensor.Tensor;

/** A net's buffers as one vector of floats, in {@code namedBuffers()} order. */
final class FlatBuffers {
  private FlatBuffers() {}

  static float[] read(Module net) {
    Map<String, Tensor> buffers = net.namedBuffers();
    float[] flat = new float[buffers.values().stream().mapToInt(t -> (int) t.numel()).sum()];
    int offset = 0;
    for (Tensor buffer : buffers.values()) {
      float[] values = buffer.toFloatArray();
      System.arraycopy(values, 0, flat, offset, values.length);
      offset += values.length;
    }
    return flat;
  }

  /** Writes what {@link #read} gave back into the net. */
  static void write(Module net, float[] flat) {
    if (flat.length == 0) {
      return;
    }
    Map<String, Tensor> state = new LinkedHashMap<>(net.stateDict());
    int offset = 0;
    for (Map.Entry<String, Tensor> buffer : net.namedBuffers().entrySet()) {
      float[] values = new float[(int) buffer.getValue().numel()];
      System.arraycopy(flat, offset, values, 0, values.length);
      state.put(buffer.getKey(), Tensor.of(values).reshape(buffer.getValue().shape()));
      offset += values.length;
    }
    net.loadStateDict(state);
  }
}
