package org.linstock.spark.pack;

import java.nio.FloatBuffer;
import java.util.Arrays;

/** Fills one block with records of one kind, training or validation, in the order they come. */
final class BlockBuilder {
  private static final int TARGET_FLOATS = 1 << 20;

  private final RowFormat format;
  private final float[] features;
  private final float[] targets;
  private final float[] weights;
  private boolean validation;
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

  /** Whether {@code record} belongs into a next block. */
  boolean isClosedTo(byte[] record) {
    return rows == capacity(format)
        || (!RowRecord.isNote(record) && rows > 0 && RowRecord.isValidation(record) != validation);
  }

  void add(byte[] record) {
    validation = RowRecord.isValidation(record);
    FloatBuffer in = RowRecord.floats(record);
    float weight = in.get();
    if (weights != null) {
      weights[rows] = weight;
    }
    in.get(targets, rows * format.targets(), format.targets());
    in.get(features, rows * format.width(), format.width());
    hash = Hashes.chain(Hashes.chain(hash, RowRecord.high(record)), RowRecord.low(record));
    rows++;
  }

  void addSkipped(long count) {
    skipped += count;
  }

  PackedBlock build() {
    return new PackedBlock(
        validation,
        rows,
        first(features, rows * format.width()),
        first(targets, rows * format.targets()),
        weights == null ? null : first(weights, rows),
        skipped,
        hash);
  }

  private static float[] first(float[] values, int count) {
    return count == values.length ? values : Arrays.copyOf(values, count);
  }
}
