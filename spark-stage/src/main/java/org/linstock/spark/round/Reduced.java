package org.linstock.spark.round;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/** What reducing a round gave: the partitions' reports, and the means where they are. */
sealed interface Reduced {
  /** Of all partitions, in order. */
  List<PartReport> reports();

  /** The next state, of the means and these buffers; at least one partition counts. */
  GlobalState state(FloatVector buffers, long stepCount);

  /** Gives the means back when there is to be no next state of them. */
  void discard();

  /** Names of the vectors that partitions sent. */
  default List<String> names() {
    return reports().stream().filter(PartReport::counts).findFirst().orElseThrow().vectors();
  }

  /** The driver has the means. */
  record OnDriver(List<PartReport> reports, List<Slice> means, GlobalState before, RoundStep step)
      implements Reduced {

    @Override
    public GlobalState state(FloatVector buffers, long stepCount) {
      MeanVectors vectors = new MeanVectors(names(), before.size(), means);
      return step.apply(before, vectors.state(buffers, stepCount));
    }

    @Override
    public void discard() {}
  }

  /**
   * Executors have the means.
   *
   * @param parts what the driver has heard of them
   */
  record InExecutors(List<OwnedPart> parts, JavaRDD<Piece> means, int size, OuterSpec outer)
      implements Reduced {

    @Override
    public List<PartReport> reports() {
      return parts.stream().flatMap(part -> part.reports().stream()).toList();
    }

    @Override
    public GlobalState state(FloatVector buffers, long stepCount) {
      boolean finite = parts.stream().allMatch(OwnedPart::finite);
      return new OwnedState(means, names(), size, buffers, stepCount, outer.active(), finite);
    }

    @Override
    public void discard() {
      means.unpersist(false);
    }
  }
}
