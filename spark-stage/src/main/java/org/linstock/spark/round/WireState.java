package org.linstock.spark.round;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A {@link GlobalState} as it is broadcast: primitive arrays in chunks, so that no executor needs
 * one huge contiguous copy to read it.
 */
final class WireState implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int CHUNK = 1 << 20;

  private final float[][] parameters;
  private final float[][] buffers;
  private final LinkedHashMap<String, float[][]> slots = new LinkedHashMap<>();
  private final long stepCount;

  WireState(GlobalState state) {
    parameters = chunks(state.parameters());
    buffers = chunks(state.buffers());
    state.slots().forEach((name, values) -> slots.put(name, chunks(values)));
    stepCount = state.stepCount();
  }

  GlobalState toState() {
    Map<String, float[]> joined = new LinkedHashMap<>();
    slots.forEach((name, chunks) -> joined.put(name, join(chunks)));
    return new GlobalState(join(parameters), join(buffers), joined, stepCount);
  }

  private static float[][] chunks(float[] values) {
    float[][] chunks = new float[(values.length + CHUNK - 1) / CHUNK][];
    for (int i = 0; i < chunks.length; i++) {
      int from = i * CHUNK;
      chunks[i] = java.util.Arrays.copyOfRange(values, from, Math.min(values.length, from + CHUNK));
    }
    return chunks;
  }

  private static float[] join(float[][] chunks) {
    int length =
        chunks.length == 0 ? 0 : (chunks.length - 1) * CHUNK + chunks[chunks.length - 1].length;
    float[] values = new float[length];
    for (int i = 0; i < chunks.length; i++) {
      System.arraycopy(chunks[i], 0, values, i * CHUNK, chunks[i].length);
    }
    return values;
  }
}
