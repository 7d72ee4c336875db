package org.linstock.spark.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linstock.spark.pack.DataFingerprint;
import org.linstock.tensor.Tensor;

class CheckpointStoreTest {
  @TempDir Path dir;
  private CheckpointStore store;

  @BeforeEach
  void open() {
    store = new CheckpointStore(dir.toString(), new Configuration(), CommitMode.AUTO, 3);
    store.prepare();
  }

  static SavedState state(int round, float value) {
    TrainerState trainer =
        new TrainerState(
            TrainerState.FORMAT,
            round,
            0,
            round,
            false,
            7,
            new DataFingerprint(1, List.of(10L), "00000000000000ff"),
            null,
            Map.of("batchSize", "5"),
            0,
            List.of(new RoundRecord(round, 1, 0.1 + 0.2, 10, 10, 0.01, 0.5, 0.4, 1, 2, 0.25)),
            List.of(),
            null,
            Map.of("java", "17"));
    Map<String, Tensor> model = Map.of("weight", Tensor.of(new float[] {value, value}, 2));
    return new SavedState("{}", () -> model, Map::of, Optional.empty(), trainer);
  }

  private float loadedValue() {
    return store.latest().orElseThrow().model().get("weight").toFloatArray()[0];
  }

  @Test
  void whatIsCommittedIsLoaded() {
    store.commit(state(4, 1.5f));
    LoadedState loaded = store.latest().orElseThrow();
    assertEquals("round-000004", loaded.name());
    assertEquals("{}", loaded.architecture());
    assertEquals(1.5f, loaded.model().get("weight").toFloatArray()[1]);
    assertEquals(state(4, 1.5f).trainer(), loaded.trainer());
    assertTrue(loaded.best().isEmpty());
  }

  @Test
  void theLayoutIsTheDocumentedOne() throws IOException {
    store.commit(state(4, 1));
    try (Stream<Path> files = Files.list(dir.resolve("round-000004"))) {
      assertEquals(
          List.of(
              "config.json",
              "manifest.json",
              "model.safetensors",
              "optimizer.safetensors",
              "trainer_state.json"),
          files
              .map(f -> f.getFileName().toString())
              .filter(n -> !n.endsWith(".crc"))
              .sorted()
              .toList());
    }
  }

  @Test
  void anEmptyDirectoryHasNoRound() {
    assertEquals(Optional.empty(), store.latest());
    assertEquals(List.of(), new CheckpointInspector(dir + "/none", new Configuration()).rounds());
  }

  @Test
  void olderRoundsArePruned() {
    for (int round = 1; round <= 5; round++) {
      store.commit(state(round, round));
    }
    assertEquals(List.of("round-000005", "round-000004", "round-000003"), store.rounds());
    assertEquals(5, loadedValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "config.json",
        "model.safetensors",
        "optimizer.safetensors",
        "trainer_state.json",
        "manifest.json"
      })
  void aMissingChangedOrCutFileFallsBackAndIsNamed(String file) throws IOException {
    store.commit(state(1, 1));
    for (String damage : List.of("missing", "changed", "cut")) {
      store.commit(state(2, 2));
      damage(dir.resolve("round-000002").resolve(file), damage);
      RoundInfo info = new CheckpointInspector(dir.toString(), new Configuration()).rounds().get(0);
      assertFalse(info.verified());
      String problem = info.problem().orElseThrow();
      // A changed manifest contradicts some file; which of the two is wrong cannot be known.
      boolean ambiguous = file.equals("manifest.json") && damage.equals("changed");
      assertTrue(ambiguous || problem.contains(file), problem);
      assertEquals(1, loadedValue());
      assertEquals(List.of("round-000001"), store.rounds(), "the damaged round is out of the way");
    }
  }

  private static void damage(Path file, String how) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
    if (how.equals("changed")) {
      bytes[bytes.length / 2] ^= 4;
      Files.write(file, bytes);
    } else if (how.equals("cut")) {
      Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    }
  }

  @Test
  void whenNoneVerifiesNothingIsTouched() throws IOException {
    store.commit(state(1, 1));
    damage(dir.resolve("round-000001/config.json"), "cut");
    String message =
        assertThrows(CheckpointCorruptException.class, () -> store.latest()).getMessage();
    assertTrue(message.contains("none of its 1 rounds verifies"), message);
    assertTrue(message.contains("config.json"), message);
    assertEquals(List.of("round-000001"), store.rounds());
  }

  @Test
  void leftoversAreRemovedAtTheNextStart() throws IOException {
    Path leftover = Files.createDirectory(dir.resolve(".tmp-1234"));
    Files.writeString(leftover.resolve("model.safetensors"), "half");
    store.commit(state(1, 1));
    store.prepare();
    assertFalse(Files.exists(leftover));
    assertEquals(1, loadedValue());
  }

  @Test
  void aRoundThatFailsToWriteLeavesEarlierOnesAlone() {
    store.commit(state(1, 1));
    SavedState failing =
        new SavedState(
            "{}",
            () -> {
              throw new IllegalStateException("the driver dies here");
            },
            Map::of,
            Optional.empty(),
            state(2, 2).trainer());
    assertThrows(IllegalStateException.class, () -> store.commit(failing));
    assertEquals(List.of("round-000001"), store.rounds());
    assertEquals(1, loadedValue());
  }

  @Test
  void ofTwoWritersOneWinsAndTheOtherIsTold() throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<String>> outcomes =
          threads.invokeAll(List.of(writer(together, 1), writer(together, 2)));
      List<String> sorted =
          Stream.of(outcomes.get(0).get(), outcomes.get(1).get()).sorted().toList();
      assertEquals("committed", sorted.get(0));
      assertTrue(sorted.get(1).startsWith("round-000009 is already in "), sorted.get(1));
    } finally {
      threads.shutdown();
    }
    assertEquals("round-000009", store.latest().orElseThrow().name());
  }

  private Callable<String> writer(CyclicBarrier together, float value) {
    return () -> {
      CheckpointStore own =
          new CheckpointStore(dir.toString(), new Configuration(), CommitMode.AUTO, 3);
      together.await();
      try {
        own.commit(state(9, value));
        return "committed";
      } catch (CheckpointExistsException e) {
        return e.getMessage();
      }
    };
  }

  @Test
  void theInspectorShowsWhatIsThere() {
    store.commit(state(1, 1));
    store.commit(state(12, 1));
    List<RoundInfo> rounds = new CheckpointInspector(dir.toString(), new Configuration()).rounds();
    assertEquals(List.of(12, 1), rounds.stream().map(RoundInfo::round).toList());
    RoundInfo newest = rounds.get(0);
    assertTrue(newest.verified());
    assertEquals(2, newest.parameters());
    assertEquals(0.1 + 0.2, newest.loss().getAsDouble());
    assertTrue(newest.bytes() > 100);
  }
}
