package org.linstock.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.TaskContext;
import org.linstock.spark.RoundReport;
import org.linstock.spark.TrainingListener;
import org.linstock.tensor.Tensor;

/** What each partition trained on in each round: an oracle repeats it in its own way. */
final class Batches implements Consumer<Tensor>, TrainingListener {
  private final List<Map<Integer, List<float[]>>> rounds = new ArrayList<>();
  private Map<Integer, List<float[]>> present = new TreeMap<>();

  /** Begins to take down what a {@link Probe} sees. */
  static Batches watched() {
    Batches batches = new Batches();
    Probe.watch(batches);
    return batches;
  }

  @Override
  public synchronized void accept(Tensor features) {
    present
        .computeIfAbsent(TaskContext.getPartitionId(), p -> new ArrayList<>())
        .add(features.toFloatArray());
  }

  @Override
  public synchronized void onRound(RoundReport report) {
    rounds.add(present);
    present = new TreeMap<>();
  }

  /** The features of the batches of each partition that had some, row by row, for each round. */
  List<Map<Integer, List<float[]>>> rounds() {
    return List.copyOf(rounds);
  }
}
