package org.linstock.spark.checkpoint;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.hadoop.conf.Configuration;
import org.linstock.tensor.Tensor;

/** Looks into a checkpoint directory and changes nothing. */
public final class CheckpointInspector {
  private final CheckpointDirectory directory;

  /**
   * @param directory any path that Hadoop knows
   */
  public CheckpointInspector(String directory, Configuration conf) {
    this.directory = new CheckpointDirectory(directory, conf);
  }

  /**
   * The rounds, newest first; empty when the path holds none.
   *
   * @throws CheckpointException if the directory cannot be listed
   */
  public List<RoundInfo> rounds() {
    try {
      return RoundNames.newestFirst(directory.children()).stream().map(this::info).toList();
    } catch (IOException e) {
      throw new CheckpointException(directory.path() + " cannot be read: " + e.getMessage(), e);
    }
  }

  private RoundInfo info(String name) {
    int round = RoundNames.number(name).getAsInt();
    try {
      RoundReader reader = directory.reader(name);
      long bytes =
          reader.verify().files().values().stream().mapToLong(Manifest.Entry::length).sum();
      LoadedState state = reader.read();
      long parameters = state.model().values().stream().mapToLong(Tensor::numel).sum();
      int epoch = state.trainer().epoch();
      return new RoundInfo(
          name, Optional.empty(), bytes, parameters, round, epoch, lastLoss(state.trainer()));
    } catch (CheckpointCorruptException e) {
      return new RoundInfo(
          name, Optional.of(e.getMessage()), 0, 0, round, 0, OptionalDouble.empty());
    }
  }

  private static OptionalDouble lastLoss(TrainerState state) {
    List<RoundRecord> rounds = state.rounds();
    return rounds.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(rounds.get(rounds.size() - 1).loss());
  }
}
