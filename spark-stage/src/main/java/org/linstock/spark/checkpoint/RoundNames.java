package org.linstock.spark.checkpoint;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names in a checkpoint directory. */
final class RoundNames {
  static final String CONFIG = "config.json";
  static final String MODEL = "model.safetensors";
  static final String OPTIMIZER = "optimizer.safetensors";
  static final String BEST = "best.safetensors";
  static final String TRAINER = "trainer_state.json";
  static final String MANIFEST = "manifest.json";

  private static final String TEMPORARY = ".tmp-";
  private static final Pattern ROUND = Pattern.compile("round-([0-9]{6,9})");

  private RoundNames() {}

  static String round(int round) {
    return "round-%06d".formatted(round);
  }

  /** The number of the round of that name; empty when it is not a round's name. */
  static OptionalInt number(String name) {
    Matcher m = ROUND.matcher(name);
    return m.matches() ? OptionalInt.of(Integer.parseInt(m.group(1))) : OptionalInt.empty();
  }

  /** Those of {@code names} that are rounds' names. */
  static List<String> newestFirst(List<String> names) {
    return names.stream()
        .filter(name -> number(name).isPresent())
        .sorted(Comparator.<String>comparingInt(name -> number(name).getAsInt()).reversed())
        .toList();
  }

  static String temporary() {
    return TEMPORARY + UUID.randomUUID();
  }

  static boolean isTemporary(String name) {
    return name.startsWith(TEMPORARY);
  }

  static String damaged(String round) {
    return ".damaged-" + round + "-" + UUID.randomUUID();
  }
}
