package org.linstock.spark.round;

import java.util.Locale;

/** What becomes of a round in which a partition gets a NaN or an infinite number. */
public enum NonFinite {
  /** The training fails. */
  ERROR,
  /** The partition does not count in the round's average. */
  SKIP,
  /** The round is run again from its start, with half the step size. */
  ROLLBACK;

  /** The one that a param {@code handleNonFinite} names. */
  public static NonFinite named(String param) {
    return valueOf(param.toUpperCase(Locale.ROOT));
  }
}
