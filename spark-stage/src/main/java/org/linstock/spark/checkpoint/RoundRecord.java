package org.linstock.spark.checkpoint;

/**
 * One round of the history.
 *
 * @param round counted from 1
 * @param epoch counted from 1
 * @param loss mean training loss, by weight
 * @param weight sum of the examples' weights
 * @param examples examples trained on
 * @param learningRate of the last step
 * @param seconds wall-clock time
 * @param computeSeconds of these, what the steps took
 */
public record RoundRecord(
    int round,
    int epoch,
    double loss,
    double weight,
    long examples,
    double learningRate,
    double seconds,
    double computeSeconds) {}
