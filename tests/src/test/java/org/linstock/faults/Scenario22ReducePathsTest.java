package org.linstock.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linstock.nn.Linear;
import org.linstock.nn.Sequential;
import org.linstock.spark.Cluster;
import org.linstock.spark.RoundReport;
import org.linstock.spark.Traffic;
import org.linstock.spark.TrainingListener;
import org.linstock.tensor.Generator;

/** Every reduce path gives the same bits, and takes to the driver what it says. */
@Tag("faults")
@ExtendWith(Cluster.class)
class Scenario22ReducePathsTest {
  private static final int HIDDEN = 160_000;

  /** 1.1 million parameters in two slices; SGD keeps nothing beside them. */
  private static final long STATE = Float.BYTES * (7L * HIDDEN + 2);

  /** What the driver may take beside states: reports, and metrics of tasks. */
  private static final double MARGIN = 0.1;

  /** More partitions than cores: with a core each, local mode sends nothing when it collects. */
  @ParameterizedTest
  @ValueSource(ints = {3, 4, 8})
  void sameBitsAndTheDriversBytes(int partitions, Cluster.Handle cluster) {
    Round collected = round(cluster, partitions, 1);
    Round sliced = round(cluster, partitions, 2);
    Round owned = round(cluster, partitions, 3);
    assertEquals(collected.bits, sliced.bits);
    assertEquals(collected.bits, owned.bits);
    assertCopies(partitions, collected);
    assertCopies(1, sliced);
    assertCopies(0, owned);
  }

  private static void assertCopies(int copies, Round round) {
    double taken = round.results / (double) STATE;
    assertTrue(
        taken >= copies && taken <= Math.max(1, copies) * MARGIN + copies, taken + " copies");
  }

  /**
   * The second round of a training.
   *
   * @param results bytes that the driver took from tasks
   */
  private record Round(List<Integer> bits, long results) {}

  private static Round round(Cluster.Handle cluster, int partitions, int depth) {
    Traffic traffic = new Traffic(cluster.spark().sparkContext());
    List<Long> results = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onRound(RoundReport report) {
            results.add(traffic.take().results());
          }
        };
    Generator.manualSeed(1);
    List<Integer> bits =
        SmallTraining.bits(
            SmallTraining.estimator("")
                .setNetwork(new Sequential(new Linear(4, HIDDEN), new Linear(HIDDEN, 2)))
                .setOptimizer("sgd")
                .setNumPartitions(partitions)
                .setAggregationDepth(depth)
                .setMaxIter(2)
                .setTrainingListener(listener)
                .fit(SmallTraining.data(cluster.spark()))
                .network());
    traffic.stop();
    return new Round(bits, results.get(1));
  }
}
