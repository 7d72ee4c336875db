package org.linstock.spark.checkpoint;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.linstock.spark.pack.DataFingerprint;

/**
 * Where a training stands, beside its tensors.
 *
 * @param formatVersion of this file
 * @param round rounds done
 * @param epoch epoch of the next round, from 0
 * @param position rounds of that epoch done
 * @param stopped whether training ended early
 * @param seed of placement, order and initial values
 * @param data the training data
 * @param validation the validation data; null without any
 * @param settings what else the result depends on, by param name
 * @param skippedRows bad rows left out
 * @param rounds history, one entry a round
 * @param epochs history, one entry an epoch
 * @param best best validation loss so far; null without validation
 * @param versions what wrote this: Linstock, Java, Spark, the compute backend
 */
public record TrainerState(
    int formatVersion,
    int round,
    int epoch,
    int position,
    boolean stopped,
    long seed,
    DataFingerprint data,
    DataFingerprint validation,
    Map<String, String> settings,
    long skippedRows,
    List<RoundRecord> rounds,
    List<EpochRecord> epochs,
    BestRecord best,
    Map<String, String> versions) {

  /** The version that this code writes and reads. */
  public static final int FORMAT = 1;

  public TrainerState {
    Objects.requireNonNull(data, "data");
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    rounds = List.copyOf(rounds);
    epochs = List.copyOf(epochs);
    versions = Collections.unmodifiableMap(new TreeMap<>(versions));
  }
}
