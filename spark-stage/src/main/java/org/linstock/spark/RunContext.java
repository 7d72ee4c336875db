package org.linstock.spark;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.linstock.kernels.Backend;
import org.linstock.spark.checkpoint.TrainerState;
import org.linstock.spark.pack.DataFingerprint;
import org.linstock.spark.round.NetSpec;

/**
 * What a run is about, as its checkpoints record it.
 *
 * @param validation null without validation rows
 */
record RunContext(
    NetSpec net,
    long seed,
    DataFingerprint data,
    DataFingerprint validation,
    long skippedRows,
    Map<String, String> settings,
    Map<String, String> versions) {

  static Map<String, String> versions(SparkContext context) {
    Map<String, String> v = new LinkedHashMap<>();
    String linstock = RunContext.class.getPackage().getImplementationVersion();
    v.put("linstock", linstock == null ? "development" : linstock);
    v.put("spark", context.version());
    v.put("java", System.getProperty("java.version"));
    v.put("backend", Backend.describe());
    return v;
  }

  /** The record of {@code progress} in this run. */
  TrainerState trainerState(TrainingProgress progress) {
    return new TrainerState(
        TrainerState.FORMAT,
        progress.next().round(),
        progress.next().epoch(),
        progress.next().position(),
        progress.stopped(),
        seed,
        data,
        validation,
        settings,
        skippedRows,
        progress.rounds(),
        progress.epochs(),
        progress.best(),
        versions);
  }
}
