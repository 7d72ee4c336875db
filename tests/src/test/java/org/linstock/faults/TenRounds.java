package org.linstock.faults;

import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.linstock.nn.BatchNorm1d;
import org.linstock.nn.Dropout;
import org.linstock.nn.Linear;
import org.linstock.nn.Module;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.spark.NeuralNetworkClassifier;
import org.linstock.tensor.Generator;

/** A training of ten rounds on the small data: Adam, dropout, batch norm, a schedule. */
final class TenRounds {
  /** Rounds. */
  static final int ROUNDS = 10;

  private TenRounds() {}

  private static Module net() {
    Generator.manualSeed(3);
    return new Sequential(
        new Probe(),
        new Linear(4, 8),
        new BatchNorm1d(8),
        new ReLU(),
        new Dropout(0.2),
        new Linear(8, 2));
  }

  /**
   * The estimator, which resumes; a partition has five or six batches, and so two rounds an epoch.
   *
   * @param dir for checkpoints
   */
  static NeuralNetworkClassifier estimator(String dir) {
    return SmallTraining.estimator(dir)
        .setNetwork(net())
        .setBatchSize(6)
        .setAveragingFrequency(3)
        .setMaxIter(5)
        .setStepSize(0.02)
        .setLearningRateSchedule("cosine");
  }

  /** The name of the checkpoint of a round. */
  static String name(int round) {
    return "round-%06d".formatted(round);
  }

  /** SHA-256 of the weights and of the optimizer's state after the last round. */
  static List<String> hashes(String dir) {
    RoundBytes last = new RoundBytes(dir, name(ROUNDS));
    return List.of(
        DigestUtils.sha256Hex(last.files().get("model.safetensors")),
        DigestUtils.sha256Hex(last.files().get("optimizer.safetensors")));
  }
}
