package org.linstock.spark.round;

import java.io.Serializable;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * From what partitions sent, averaged, to the state after a round. All is done chunk by chunk, so
 * it has the same bits on the driver and in reducers.
 *
 * @param addsChanges whether the mean is one of changes
 * @param outer what becomes of the averaged change
 */
record RoundStep(boolean addsChanges, OuterSpec outer) implements Serializable {

  static RoundStep of(RoundSpec spec) {
    return new RoundStep(spec.transfer().sendsChanges(), spec.outer());
  }

  /** Whether the mean already is the next state. */
  boolean takesTheMean() {
    return !addsChanges && !outer.active();
  }

  /**
   * The averaged chunk of the state.
   *
   * @param from what it was when the round began; null: zeros
   * @param mean of what was sent
   */
  byte[] average(byte[] from, byte[] mean) {
    if (!addsChanges || from == null) {
      return mean;
    }
    byte[] sum = new byte[mean.length];
    FloatBuffer start = FloatVector.floats(from);
    FloatBuffer change = FloatVector.floats(mean);
    FloatBuffer out = FloatVector.floats(sum);
    for (int i = 0; i < out.capacity(); i++) {
      out.put(i, start.get(i) + change.get(i));
    }
    return sum;
  }

  /** The state after the round, on the driver. */
  DriverState apply(GlobalState before, DriverState mean) {
    return outer.apply(before, addsChanges ? average(before, mean) : mean);
  }

  private DriverState average(GlobalState before, DriverState mean) {
    Map<String, byte[][]> chunks = new LinkedHashMap<>();
    mean.forEachChunk((vector, chunk, bytes) -> put(chunks, mean, vector, chunk, bytes));
    before.forEachChunk(
        (vector, chunk, bytes) -> {
          if (mean.vector(vector) != null) {
            byte[] average = average(bytes, mean.vector(vector).chunk(chunk));
            put(chunks, mean, vector, chunk, average);
          }
        });
    Map<String, FloatVector> vectors = new LinkedHashMap<>();
    chunks.forEach((name, c) -> vectors.put(name, new FloatVector(mean.size(), c)));
    return new DriverState(vectors, mean.buffers(), mean.stepCount(), mean.outer());
  }

  private static void put(
      Map<String, byte[][]> chunks, DriverState mean, String vector, int chunk, byte[] bytes) {
    int count = mean.vector(vector).chunks();
    chunks.computeIfAbsent(vector, v -> new byte[count][])[chunk] = bytes;
  }
}
