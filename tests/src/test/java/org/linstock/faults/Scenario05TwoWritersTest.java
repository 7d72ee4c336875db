package org.linstock.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.linstock.spark.Cluster;
import org.linstock.spark.checkpoint.CheckpointException;
import org.linstock.spark.checkpoint.CheckpointExistsException;
import org.linstock.spark.checkpoint.CheckpointStore;

/** Two writers commit the same round: exactly one wins, the other gets a typed error. */
@Tag("faults")
@ExtendWith(Cluster.class)
class Scenario05TwoWritersTest {
  private static final int ROUNDS = 5;

  @ParameterizedTest
  @EnumSource
  void exactlyOneWins(Storage storage, Cluster.Handle cluster) throws Exception {
    String dir = storage.path(cluster, "two-writers");
    List<CheckpointStore> stores = List.of(Storage.start(dir, ROUNDS), Storage.start(dir, ROUNDS));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (int round = 1; round <= ROUNDS; round++) {
        race(round, stores, threads);
      }
    } finally {
      threads.shutdown();
    }
    assertEquals(ROUNDS, Storage.open(dir, ROUNDS).rounds().size());
  }

  private static void race(int round, List<CheckpointStore> stores, ExecutorService threads)
      throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    List<Future<CheckpointException>> outcomes =
        threads.invokeAll(
            List.of(
                writer(stores.get(0), round, 1, together),
                writer(stores.get(1), round, 2, together)));
    boolean firstWon = outcomes.get(0).get() == null;
    CheckpointException loss = outcomes.get(firstWon ? 1 : 0).get();
    assertTrue(loss instanceof CheckpointExistsException, () -> "the other got " + loss);
    assertTrue(loss.getMessage().contains("another run writes there"), loss.getMessage());
    float value = SmallState.value(stores.get(0).latest().orElseThrow());
    assertEquals(firstWon ? 1 : 2, value);
  }

  /** Gives null for the winner. */
  private static Callable<CheckpointException> writer(
      CheckpointStore store, int round, float value, CyclicBarrier together) {
    return () -> {
      together.await();
      try {
        store.commit(SmallState.of(round, value));
        return null;
      } catch (CheckpointException e) {
        return e;
      }
    };
  }
}
