package org.linstock.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.linstock.spark.Cluster;
import org.linstock.spark.checkpoint.CheckpointException;
import org.linstock.spark.checkpoint.CheckpointStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The writer is killed at every single operation of a commit: a round loads afterwards. */
@Tag("faults")
@ExtendWith(Cluster.class)
class Scenario01WriterKilledTest {
  private static final Logger LOG = LoggerFactory.getLogger(Scenario01WriterKilledTest.class);

  @ParameterizedTest
  @EnumSource
  void aRoundLoadsWhereverTheWriterStopped(Storage storage, Cluster.Handle cluster) {
    String dir = storage.path(cluster, "killed");
    CheckpointStore store = Storage.start(dir, 1);
    store.commit(SmallState.of(1, 1));
    int operation = 0;
    for (int newest = 1; stopsAt(operation, store, newest); operation++) {
      store = Storage.start(dir, 1);
      int loaded = (int) SmallState.value(store.latest().orElseThrow());
      assertTrue(loaded == newest || loaded == newest + 1, "operation %d".formatted(operation));
      assertEquals(Set.copyOf(store.rounds()), Set.copyOf(Storage.names(dir)), "at " + operation);
      newest = settled(store, loaded);
    }
    assertTrue(operation > 20, "only %d operations".formatted(operation));
  }

  /** One round is left when a commit has come to its end; gives its number. */
  private static int settled(CheckpointStore store, int newest) {
    if (store.rounds().size() == 1) {
      return newest;
    }
    store.commit(SmallState.of(newest + 1, newest + 1));
    return newest + 1;
  }

  /** Whether the commit of the next round has an operation of that number. */
  private static boolean stopsAt(int operation, CheckpointStore store, int newest) {
    Faults.arm(name -> true, operation, Faults.Kind.DIE);
    try {
      store.commit(SmallState.of(newest + 1, newest + 1));
    } catch (CheckpointException e) {
      LOG.debug("stopped", e);
    }
    return Faults.disarm() > operation;
  }

  /** SIGKILL in mid-file, at the rename, and while the round before is removed. */
  @ParameterizedTest
  @CsvSource({"write, 5, 1", "rename, 0, 1", "delete, 0, 2"})
  void aRoundLoadsAfterSigkill(String operation, int number, float expected, Cluster.Handle cluster)
      throws IOException, InterruptedException {
    String dir = Storage.HDFS.path(cluster, "sigkill-" + operation);
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CommittingProcess.class.getName(),
                dir,
                operation,
                Integer.toString(number))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out = writer.inputReader()) {
      assertEquals(Faults.HANGING, out.readLine());
      writer.destroyForcibly().waitFor();
    }
    assertEquals(137, writer.exitValue());
    CheckpointStore next = Storage.start(dir, 1);
    assertEquals(expected, SmallState.value(next.latest().orElseThrow()));
    assertEquals(next.rounds().size(), Storage.names(dir).size(), "leftovers");
  }
}
