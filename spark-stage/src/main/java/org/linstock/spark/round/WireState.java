package org.linstock.spark.round;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A {@link GlobalState} as it travels between driver and tasks: its floats as bytes, in chunks.
 * Java's serialization writes bytes in bulk but floats one by one, several times slower; and no
 * chunk asks a network or a heap for one huge array.
 */
final class WireState implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int CHUNK = 1 << 20;

  private final byte[][] parameters;
  private final byte[][] buffers;
  private final LinkedHashMap<String, byte[][]> slots = new LinkedHashMap<>();
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

  private static byte[][] chunks(float[] values) {
    byte[][] chunks = new byte[(values.length + CHUNK - 1) / CHUNK][];
    for (int i = 0; i < chunks.length; i++) {
      int from = i * CHUNK;
      int count = Math.min(CHUNK, values.length - from);
      chunks[i] = new byte[count * Float.BYTES];
      buffer(chunks[i]).asFloatBuffer().put(values, from, count);
    }
    return chunks;
  }

  private static float[] join(byte[][] chunks) {
    int full = Math.max(0, chunks.length - 1) * CHUNK;
    int last = chunks.length == 0 ? 0 : chunks[chunks.length - 1].length / Float.BYTES;
    float[] values = new float[full + last];
    for (int i = 0; i < chunks.length; i++) {
      buffer(chunks[i]).asFloatBuffer().get(values, i * CHUNK, chunks[i].length / Float.BYTES);
    }
    return values;
  }

  private static ByteBuffer buffer(byte[] chunk) {
    return ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
  }
}
