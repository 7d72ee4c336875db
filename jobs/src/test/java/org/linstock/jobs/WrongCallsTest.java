package org.linstock.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrongCallsTest {

  static Stream<Arguments> calls() {
    return Stream.of(
        Arguments.of("", "a command is missing", "Usage: linstock "),
        Arguments.of("tarin", "tarin", "Usage: linstock "),
        Arguments.of("train", "--data", "Usage: linstock train"),
        Arguments.of("train --data x --format doc", "doc", "Usage: linstock train"),
        Arguments.of("train --data x --epochs many", "many", "Usage: linstock train"),
        Arguments.of("train --data x --epochs 0", "--epochs 0", "Usage: linstock train"),
        Arguments.of("train --data x --lr -1", "--lr -1", "Usage: linstock train"),
        Arguments.of("train --data x --batch-size 0", "--batch-size 0", "Usage: linstock train"),
        Arguments.of(
            "train --data x --batch-scope row", "--batch-scope row", "Usage: linstock train"),
        Arguments.of("train --data x --partitions 0", "--partitions 0", "Usage: linstock train"),
        Arguments.of("train --data x --validation 1", "--validation 1", "Usage: linstock train"),
        Arguments.of("train --data x --patience 3", "--validation", "Usage: linstock train"),
        Arguments.of("train --data x --optimizer lbfgs", "lbfgs", "Usage: linstock train"),
        Arguments.of("train --data x --task ranking", "ranking", "Usage: linstock train"),
        Arguments.of("train --data x --resume", "--checkpoint", "Usage: linstock train"),
        Arguments.of(
            "train --data x --checkpoint c --checkpoint-commit copy",
            "--checkpoint-commit copy: must be one of auto, rename, manifest",
            "Usage: linstock train"),
        Arguments.of("train --data x --overwrite", "--model", "Usage: linstock train"),
        Arguments.of("train --data x --layers 8 --network n", "--network", "Usage: linstock train"),
        Arguments.of("train --data x --layers 8,0", "every width", "Usage: linstock train"),
        Arguments.of(
            "train --data x --network n --activation relu",
            "--activation",
            "Usage: linstock train"),
        Arguments.of("predict --data x --output y", "--model", "Usage: linstock predict"),
        Arguments.of("evaluate --model m", "--data", "Usage: linstock evaluate"),
        Arguments.of("inspect", "PATH", "Usage: linstock inspect"),
        Arguments.of("demo --fast", "--fast", "Usage: linstock demo"));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void endWithTwoAndTheUsage(String call, String named, String usage) {
    CliKit.Outcome outcome = CliKit.run(call.isEmpty() ? new String[0] : call.split(" "));
    assertEquals(2, outcome.code(), outcome.err());
    assertTrue(outcome.errLines().get(0).contains(named), outcome.err());
    assertTrue(outcome.err().contains(usage), outcome.err());
    assertEquals("", outcome.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "train --help",
        "predict --help",
        "evaluate --help",
        "inspect --help",
        "demo --help"
      })
  void helpIsNoFailure(String call) {
    CliKit.Outcome outcome = CliKit.run(call.split(" "));
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("Usage: linstock"), outcome.out());
  }

  @Test
  void helpStatesEveryDefault() {
    String help = CliKit.run("train", "--help").out().replaceAll("\\s+", " ");
    for (String text :
        new String[] {"default adam", "default 0.001", "default 256", "default 20", "default 7"}) {
      assertTrue(help.contains(text), text + " is not in: " + help);
    }
  }
}
