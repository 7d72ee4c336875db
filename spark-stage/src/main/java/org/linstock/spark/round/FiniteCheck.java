package org.linstock.spark.round;

import java.util.List;
import org.linstock.spark.error.DivergedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets nothing of a round through that is not finite. */
final class FiniteCheck {
  private static final Logger LOG = LoggerFactory.getLogger(FiniteCheck.class);

  private final boolean skip;

  FiniteCheck(NonFinite policy) {
    skip = policy == NonFinite.SKIP;
  }

  /**
   * Checks the partitions.
   *
   * @return how many are left out of the average
   * @throws DivergedException if one is not finite and may not be left out, or if none remains
   */
  int partitions(List<PartReport> reports, RoundPosition at) {
    List<PartReport> bad = reports.stream().filter(report -> !report.finite()).toList();
    if (bad.isEmpty()) {
      return 0;
    }
    if (!skip) {
      throw diverged(at, problem(bad.get(0)));
    }
    if (reports.stream().noneMatch(PartReport::counts)) {
      throw diverged(at, problem(bad.get(0)) + ", and no partition remains to average");
    }
    bad.forEach(
        report ->
            LOG.warn("round {}: {}; it is left out of the average", at.number(), problem(report)));
    return bad.size();
  }

  /**
   * Checks the state that partitions' finite results came to.
   *
   * @param mean whether its vectors are their mean, which lies between finite numbers
   * @throws DivergedException if it is not finite
   */
  void state(GlobalState next, boolean mean, RoundPosition at) {
    if (mean ? !next.buffers().finite() : !next.finite()) {
      throw diverged(at, "the averaged state got a NaN or infinite number, expected finite ones");
    }
  }

  private static String problem(PartReport report) {
    return "partition %d got a NaN or infinite loss or weight, expected finite ones"
        .formatted(report.partition());
  }

  private static DivergedException diverged(RoundPosition at, String problem) {
    return new DivergedException("round %d: %s".formatted(at.number(), problem));
  }
}
