package org.linstock.jobs.inspect;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.linstock.spark.Provenance;
import org.linstock.spark.TrainingSummary;
import org.linstock.spark.pack.DataFingerprint;

/** Where a model comes from, as text. */
final class ProvenanceView {
  private ProvenanceView() {}

  static List<String> of(TrainingSummary summary) {
    Provenance from = summary.provenance();
    String validation =
        from.validation() == null ? "" : ", validated on " + examples(from.validation());
    return List.of(
        String.format(
            Locale.ROOT,
            "trained %d epochs in %d rounds with seed %d on %s%s",
            summary.totalIterations(),
            summary.rounds().size(),
            from.seed(),
            examples(from.data()),
            validation),
        "settings: " + joined(from.settings()),
        "made with: " + joined(from.versions()));
  }

  private static String examples(DataFingerprint data) {
    return String.format(
        Locale.ROOT,
        "%,d examples in %d partitions (content hash %s)",
        data.totalExamples(),
        data.partitions(),
        data.contentHash());
  }

  private static String joined(Map<String, String> entries) {
    return String.join(
        ", ", entries.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList());
  }
}
