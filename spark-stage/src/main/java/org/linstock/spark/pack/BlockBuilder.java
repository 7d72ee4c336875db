package org.linstock.spark.pack;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** Fills one block with records, in the order they come. */
final class BlockBuilder {
  private static final int TARGET_FLOATS = 1 << 20;

  private final RowFormat format;
  private final float[] features;
  private final float[] targets;
  private final float[] weights;
  private int rows;
  private long skipped;
  private long hash;

  BlockBuilder(RowFormat format) {
    this.format = format;
    int capacity = capacity(format);
    features = new float[Math.multiplyExact(capacity, format.width())];
    targets = new float[Math.multiplyExact(capacity, format.targets())];
    weights = format.weighted() ? new float[capacity] : null;
  }

  /** Examples in a full block: about 4 MB of floats, at least one example. */
  static int capacity(RowFormat format) {
    return Math.max(1, TARGET_FLOATS / format.recordFloats());
  }

  boolean full() {
    return rows == capacity(format);
  }

  void add(RowKey key, byte[] record) {
    FloatBuffer in = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float weight = in.get();
    if (weights != null) {
      weights[rows] = weight;
    }
    in.get(targets, rows * format.targets(), format.targets());
    in.get(features, rows * format.width(), format.width());
    hash = Hashes.chain(Hashes.chain(hash, key.high()), key.low());
    rows++;
  }

  void addSkipped(long count) {
    skipped += count;
  }

  PackedBlock build() {
    return new PackedBlock(
        rows,
        Arrays.copyOf(features, rows * format.width()),
        Arrays.copyOf(targets, rows * format.targets()),
        weights == null ? null : Arrays.copyOf(weights, rows),
        skipped,
        hash);
  }
}
