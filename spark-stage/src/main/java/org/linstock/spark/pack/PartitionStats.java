package org.linstock.spark.pack;

import java.io.Serializable;
import java.util.List;

/**
 * Figures of a packed partition's training or validation examples.
 *
 * @param classWeights the weight of each class's examples; empty when labels are no classes
 */
record PartitionStats(long rows, double weight, long contentHash, List<Double> classWeights)
    implements Serializable {}
