package org.linstock.spark.round;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The state that a task sends: it is still in the net, and read when it is asked for. Keeps the
 * state that the round began with where changes are sent; of a broadcast these are its own bytes.
 */
final class SentState {
  private final LocalNet local;
  private final TransferType type;
  private final Map<String, byte[][]> start = new HashMap<>();
  private final Map<String, byte[]> read = new HashMap<>();

  SentState(LocalNet local, TransferType type) {
    this.local = local;
    this.type = type;
  }

  /** Gives the net the state that the round begins with. */
  void begin(StateSource state) {
    local.load(type.sendsChanges() ? new Kept(state) : state);
  }

  TransferType type() {
    return type;
  }

  /** Chunks of each vector. */
  int chunks() {
    return local.chunks();
  }

  /** What is sent of a chunk; see {@link TransferType}. */
  byte[] chunk(String vector, int chunk) {
    if (read.containsKey(vector)) {
      return read.get(vector);
    }
    return encode(local.chunk(vector, chunk), vector, chunk);
  }

  private byte[] encode(float[] values, String vector, int chunk) {
    byte[][] from = start.get(vector);
    return type.encode(values, from == null ? null : from[chunk]);
  }

  /**
   * Whether all that is sent of these vectors is finite, and the net's buffers are. What was read
   * for that is kept where it is no more than a chunk of each.
   */
  boolean finite(List<String> vectors) {
    for (String vector : vectors) {
      for (int c = 0; c < chunks(); c++) {
        float[] values = local.chunk(vector, c);
        byte[] sent = encode(values, vector, c);
        if (!type.finite(values, sent)) {
          return false;
        }
        if (chunks() == 1) {
          read.put(vector, sent);
        }
      }
    }
    return local.buffers().finite();
  }

  private final class Kept implements StateSource {
    private final StateSource source;

    Kept(StateSource source) {
      this.source = source;
    }

    @Override
    public void forEachChunk(ChunkReader reader) {
      source.forEachChunk(
          (vector, chunk, bytes) -> {
            start.computeIfAbsent(vector, v -> new byte[chunks()][])[chunk] = bytes;
            reader.read(vector, chunk, bytes);
          });
    }

    @Override
    public FloatVector buffers() {
      return source.buffers();
    }

    @Override
    public long stepCount() {
      return source.stepCount();
    }
  }
}
