package org.linstock.spark.pack;

import java.io.Serializable;
import java.util.Iterator;

/**
 * What a packed partition holds, without the examples themselves.
 *
 * @param skipped bad rows left out
 */
record PartitionContent(PartitionStats training, PartitionStats validation, long skipped)
    implements Serializable {

  static PartitionContent of(Iterator<PackedBlock> blocks, int classes) {
    StatsSum training = new StatsSum(classes);
    StatsSum validation = new StatsSum(classes);
    long skipped = 0;
    while (blocks.hasNext()) {
      PackedBlock block = blocks.next();
      (block.validation() ? validation : training).add(block);
      skipped += block.skippedRows();
    }
    return new PartitionContent(training.stats(), validation.stats(), skipped);
  }
}
