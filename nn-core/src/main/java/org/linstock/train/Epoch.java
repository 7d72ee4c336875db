package org.linstock.train;

import java.util.OptionalDouble;

/**
 * What one epoch gave.
 *
 * @param number from 1
 * @param loss the mean training loss of an example, each before its batch's update
 * @param accuracy the share of training examples whose class was predicted, each before its batch's
 *     update; empty unless targets are classes
 * @param validationLoss the mean loss of a validation example after the epoch; empty without
 *     validation
 * @param validationAccuracy as {@code accuracy}, of the validation examples after the epoch
 * @param examples the number of training examples
 * @param seconds the time the epoch took, validation included
 */
public record Epoch(
    int number,
    double loss,
    OptionalDouble accuracy,
    OptionalDouble validationLoss,
    OptionalDouble validationAccuracy,
    long examples,
    double seconds) {
  /** By which the epoch is judged: the validation loss, or the training loss without validation. */
  public double judgedLoss() {
    return validationLoss.orElse(loss);
  }
}
