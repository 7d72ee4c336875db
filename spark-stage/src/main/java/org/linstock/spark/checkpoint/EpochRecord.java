package org.linstock.spark.checkpoint;

/**
 * One epoch of the history.
 *
 * @param epoch counted from 1
 * @param loss mean training loss over its rounds, by weight
 * @param validationLoss null without validation rows
 * @param validationMetric accuracy or root mean squared error; null without validation rows
 */
public record EpochRecord(int epoch, double loss, Double validationLoss, Double validationMetric) {}
