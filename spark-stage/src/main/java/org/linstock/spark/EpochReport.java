package org.linstock.spark;

import java.util.OptionalDouble;
import org.linstock.spark.checkpoint.EpochRecord;

/**
 * A finished epoch.
 *
 * @param epoch counted from 1
 * @param loss mean training loss over the epoch, by weight
 * @param validationLoss mean loss over the validation rows, if there are any
 * @param validationMetric accuracy (classifier) or root mean squared error (regressor) over them
 */
public record EpochReport(
    int epoch, double loss, OptionalDouble validationLoss, OptionalDouble validationMetric) {

  static EpochReport of(EpochRecord e) {
    return new EpochReport(
        e.epoch(), e.loss(), optional(e.validationLoss()), optional(e.validationMetric()));
  }

  private static OptionalDouble optional(Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
