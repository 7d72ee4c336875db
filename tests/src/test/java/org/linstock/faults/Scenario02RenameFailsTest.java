package org.linstock.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linstock.spark.Cluster;
import org.linstock.spark.checkpoint.CheckpointException;
import org.linstock.spark.checkpoint.CheckpointStore;

/** Rename throws, or does nothing: a clear error, and no older checkpoint is deleted. */
@Tag("faults")
@ExtendWith(Cluster.class)
class Scenario02RenameFailsTest {

  @ParameterizedTest
  @CsvSource({
    "FAIL_BEFORE, round-000003 could not be written, injected fault at rename",
    "LIE, round-000003 could not be written, did nothing and did not say so"
  })
  void aFailedCommitLeavesTheOlderOnes(
      Faults.Kind kind, String what, String why, Cluster.Handle cluster) {
    String dir = Storage.HDFS.path(cluster, "rename-" + kind);
    CheckpointStore store = Storage.start(dir, 2);
    store.commit(SmallState.of(1, 1));
    store.commit(SmallState.of(2, 2));
    Faults.arm("rename"::equals, 0, kind);
    String message =
        assertThrows(CheckpointException.class, () -> store.commit(SmallState.of(3, 3)))
            .getMessage();
    Faults.disarm();
    assertTrue(message.contains(what) && message.contains(why), message);
    assertTrue(message.contains("earlier rounds are intact"), message);
    assertEquals(List.of("round-000001", "round-000002"), Storage.names(dir));
    store.commit(SmallState.of(3, 3));
    assertEquals(List.of("round-000002", "round-000003"), Storage.names(dir));
  }

  @Test
  void aRenameWhoseAnswerIsLostIsACommit(Cluster.Handle cluster) {
    String dir = Storage.HDFS.path(cluster, "rename-answer");
    CheckpointStore store = Storage.start(dir, 1);
    store.commit(SmallState.of(1, 1));
    Faults.arm("rename"::equals, 0, Faults.Kind.FAIL_AFTER);
    store.commit(SmallState.of(2, 2));
    Faults.disarm();
    assertEquals(List.of("round-000002"), Storage.names(dir));
    assertEquals(2, SmallState.value(store.latest().orElseThrow()));
  }

  @Test
  void pruningThatFailsCostsSpaceOnly(Cluster.Handle cluster) {
    String dir = Storage.HDFS.path(cluster, "rename-prune");
    CheckpointStore store = Storage.start(dir, 1);
    store.commit(SmallState.of(1, 1));
    Faults.arm("rename"::equals, 1, Faults.Kind.FAIL_BEFORE);
    store.commit(SmallState.of(2, 2));
    Faults.disarm();
    assertEquals(List.of("round-000001", "round-000002"), Storage.names(dir));
    store.commit(SmallState.of(3, 3));
    assertEquals(List.of("round-000003"), Storage.names(dir));
  }

  @Test
  void aFitFailsWithAClearErrorAndResumesToTheSameBits(Cluster.Handle cluster) {
    Dataset<Row> data = SmallTraining.data(cluster.spark());
    List<Integer> expected = SmallTraining.bits(SmallTraining.estimator("").fit(data).network());
    String dir = Storage.HDFS.path(cluster, "rename-fit");
    Configuration conf = cluster.spark().sparkContext().hadoopConfiguration();
    FaultyFileSystem.use(conf);
    try {
      Faults.arm("rename"::equals, 2, Faults.Kind.LIE);
      String message =
          assertThrows(CheckpointException.class, () -> SmallTraining.estimator(dir).fit(data))
              .getMessage();
      Faults.disarm();
      assertTrue(message.startsWith("round-000003 could not be written to " + dir), message);
      assertEquals(List.of("round-000001", "round-000002"), Storage.names(dir));
      var resumed = SmallTraining.estimator(dir).fit(data);
      assertEquals(expected, SmallTraining.bits(resumed.network()));
    } finally {
      FaultyFileSystem.dismiss(conf);
    }
    assertEquals(6, Storage.names(dir).size());
  }
}
