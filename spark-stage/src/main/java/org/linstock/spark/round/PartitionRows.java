package org.linstock.spark.round;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.linstock.spark.pack.PackedBlock;

/** A partition's examples of one side, addressed by number across its blocks. */
final class PartitionRows {
  private final List<PackedBlock> blocks = new ArrayList<>();
  private final int width;
  private final int targets;
  private final int rowsPerBlock;
  private final int rows;

  private PartitionRows(NetSpec net, Iterator<PackedBlock> all, boolean validation) {
    this.width = net.width();
    this.targets = net.targets();
    all.forEachRemaining(
        block -> {
          if (block.validation() == validation) {
            blocks.add(block);
          }
        });
    // Every block but the last is full, so the first tells how many examples fit in one.
    this.rowsPerBlock = blocks.isEmpty() ? 1 : Math.max(1, blocks.get(0).rows());
    this.rows = blocks.stream().mapToInt(PackedBlock::rows).reduce(0, Math::addExact);
  }

  /** The examples to train on. */
  static PartitionRows training(NetSpec net, Iterator<PackedBlock> all) {
    return new PartitionRows(net, all, false);
  }

  /** The examples to validate on. */
  static PartitionRows validation(NetSpec net, Iterator<PackedBlock> all) {
    return new PartitionRows(net, all, true);
  }

  int rows() {
    return rows;
  }

  boolean weighted() {
    return !blocks.isEmpty() && blocks.get(0).weights() != null;
  }

  /** Copies example {@code row} to place {@code at} of a batch. */
  void copy(int row, Batch batch, int at) {
    PackedBlock block = blocks.get(row / rowsPerBlock);
    int r = row % rowsPerBlock;
    System.arraycopy(block.features(), r * width, batch.features(), at * width, width);
    System.arraycopy(block.targets(), r * targets, batch.targets(), at * targets, targets);
    if (batch.weights() != null) {
      batch.weights()[at] = block.weights() == null ? 1 : block.weights()[r];
    }
  }
}
