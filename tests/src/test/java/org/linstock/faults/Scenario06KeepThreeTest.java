package org.linstock.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.linstock.spark.Cluster;
import org.linstock.spark.checkpoint.CheckpointException;
import org.linstock.spark.checkpoint.CheckpointStore;

/** Keep-last-3 over 20 rounds, some cut short: 3 remain, and after the next start nothing else. */
@Tag("faults")
@ExtendWith(Cluster.class)
class Scenario06KeepThreeTest {

  @ParameterizedTest
  @EnumSource
  void threeRemainAndNoTemporary(Storage storage, Cluster.Handle cluster) {
    String dir = storage.path(cluster, "keep-three");
    CheckpointStore store = Storage.start(dir, 3);
    for (int round = 1; round <= 20; round++) {
      if (round % 6 == 0) {
        store = dieAndStart(dir, store, round);
      }
      store.commit(SmallState.of(round, round));
    }
    List<String> three = List.of("round-000018", "round-000019", "round-000020");
    assertEquals(three, Storage.names(dir));
    Storage.start(dir, 3);
    assertEquals(three, Storage.names(dir));
  }

  private static CheckpointStore dieAndStart(String dir, CheckpointStore store, int round) {
    // Before the round is there: later the writer would have committed it.
    Faults.arm(name -> true, 4 + round, Faults.Kind.DIE);
    try {
      store.commit(SmallState.of(round, round));
      throw new AssertionError("the writer should have died");
    } catch (CheckpointException e) {
      Faults.disarm();
    }
    return Storage.start(dir, 3);
  }
}
