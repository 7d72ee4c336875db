package org.linstock.spark.pack;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * What a packed partition holds, without the examples themselves.
 *
 * @param classWeights the weight of each class's examples; empty when labels are no classes
 */
record PartitionStats(
    long rows, double weight, long skipped, long contentHash, List<Double> classWeights)
    implements Serializable {

  static PartitionStats of(Iterator<PackedBlock> blocks, int classes) {
    long rows = 0;
    double weight = 0;
    long skipped = 0;
    long hash = 0;
    double[] weights = new double[classes];
    while (blocks.hasNext()) {
      PackedBlock block = blocks.next();
      rows += block.rows();
      weight += block.totalWeight();
      block.addClassWeights(weights);
      skipped += block.skippedRows();
      hash = Hashes.chain(hash, block.contentHash());
    }
    return new PartitionStats(rows, weight, skipped, hash, Arrays.stream(weights).boxed().toList());
  }
}
