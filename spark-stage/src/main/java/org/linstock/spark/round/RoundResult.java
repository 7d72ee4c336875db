package org.linstock.spark.round;

/**
 * What a round comes to.
 *
 * @param next the averaged state
 * @param loss mean training loss over the round's examples, by weight; each batch's before its step
 * @param weight sum of the examples' weights
 * @param examples number of examples
 * @param skippedPartitions partitions that do not count because they were not finite
 * @param learningRate of the last step
 * @param computeSeconds that steps took: over all partitions, divided among the tasks that can run
 *     at once
 */
public record RoundResult(
    GlobalState next,
    double loss,
    double weight,
    long examples,
    int skippedPartitions,
    double learningRate,
    double computeSeconds) {}
