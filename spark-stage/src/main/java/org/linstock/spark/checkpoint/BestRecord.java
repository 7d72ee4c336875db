package org.linstock.spark.checkpoint;

/**
 * The best validation loss so far.
 *
 * @param epoch the epoch that reached it, counted from 1
 * @param validationLoss the loss
 */
public record BestRecord(int epoch, double validationLoss) {}
