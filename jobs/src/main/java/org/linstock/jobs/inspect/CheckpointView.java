package org.linstock.jobs.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.linstock.config.Architecture;
import org.linstock.jobs.console.UserException;
import org.linstock.spark.checkpoint.CheckpointInspector;
import org.linstock.spark.checkpoint.RoundInfo;

/** A directory of checkpoints as text: every round, whether it verifies, and why not. */
public final class CheckpointView {
  private CheckpointView() {}

  /** Whether {@code path} is a directory with at least one round in it. */
  public static boolean isCheckpoint(Configuration hadoop, String path) {
    return !new CheckpointInspector(path, hadoop).rounds().isEmpty();
  }

  /** The rounds at {@code path} as text, newest first, and the net of the newest good one. */
  public static String of(Configuration hadoop, String path) {
    List<String> lines = new ArrayList<>();
    List<RoundInfo> rounds = new CheckpointInspector(path, hadoop).rounds();
    lines.add(path + ": " + rounds.size() + " checkpoint(s), newest first");
    lines.add(
        String.format(
            "%-14s %6s %6s %10s %14s  %s", "round", "rounds", "epochs", "loss", "bytes", "state"));
    rounds.forEach(round -> lines.add(line(round)));
    rounds.stream()
        .filter(RoundInfo::verified)
        .findFirst()
        .ifPresentOrElse(
            good -> lines.add(net(hadoop, new Path(path, good.name()), good)),
            () -> lines.add("none of them verifies: a run with --resume would start anew"));
    return String.join(System.lineSeparator(), lines);
  }

  private static String line(RoundInfo round) {
    String state = round.problem().map(problem -> "BAD: " + problem).orElse("verified");
    return String.format(
        Locale.ROOT,
        "%-14s %6d %6d %10s %,14d  %s",
        round.name(),
        round.round(),
        round.epoch(),
        round.loss().isPresent()
            ? String.format(Locale.ROOT, "%.4f", round.loss().getAsDouble())
            : "",
        round.bytes(),
        state);
  }

  private static String net(Configuration hadoop, Path round, RoundInfo info) {
    Path config = new Path(round, "config.json");
    try {
      FileSystem fs = config.getFileSystem(hadoop);
      try (InputStream in = fs.open(config)) {
        String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return String.format(
            Locale.ROOT,
            "%n%s%n%,d values in model.safetensors of %s",
            Architecture.fromJson(json, info.bytes()),
            info.parameters(),
            info.name());
      }
    } catch (IOException e) {
      throw new UserException("inspect " + config + ": " + e.getMessage(), e);
    }
  }
}
