package org.linstock.spark.pack;

import java.io.Serializable;
import java.util.Iterator;

/** What a packed partition holds, without the examples themselves. */
record PartitionStats(long rows, double weight, long skipped, long contentHash)
    implements Serializable {

  static PartitionStats of(Iterator<PackedBlock> blocks) {
    long rows = 0;
    double weight = 0;
    long skipped = 0;
    long hash = 0;
    while (blocks.hasNext()) {
      PackedBlock block = blocks.next();
      rows += block.rows();
      weight += block.totalWeight();
      skipped += block.skippedRows();
      hash = Hashes.chain(hash, block.contentHash());
    }
    return new PartitionStats(rows, weight, skipped, hash);
  }
}
