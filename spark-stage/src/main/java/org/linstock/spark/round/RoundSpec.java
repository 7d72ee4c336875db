package org.linstock.spark.round;

import java.io.Serializable;

/**
 * What all rounds of a training have in common.
 *
 * @param net the net
 * @param optimizer the optimizer of the local steps
 * @param batchSize examples in a step; the last batch of an epoch may be smaller
 * @param averagingFrequency steps a partition takes in a round, at most; 1 or more
 * @param averageOptimizer whether optimizer state is averaged and goes on; otherwise each round
 *     begins without any
 * @param seed of the order of examples
 */
public record RoundSpec(
    NetSpec net,
    OptimizerSpec optimizer,
    int batchSize,
    int averagingFrequency,
    boolean averageOptimizer,
    long seed)
    implements Serializable {}
