package org.linstock.spark;

import org.linstock.spark.round.Schedule;

/** Accepts the name of a schedule of the learning rate with its arguments. */
final class ScheduleText extends Validator<String> {
  private static final long serialVersionUID = 1L;

  @Override
  boolean accepts(String value) {
    return Schedule.isValid(value);
  }
}
