package org.linstock.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linstock.spark.Cluster;
import org.linstock.spark.checkpoint.CheckpointInspector;
import org.linstock.spark.checkpoint.CheckpointStore;
import org.linstock.spark.checkpoint.RoundInfo;

/** Without an atomic rename: no partial checkpoint is ever visible as complete. */
@Tag("faults")
@ExtendWith(Cluster.class)
class Scenario11ObjectStoreTest {

  @Test
  void whatIsVisibleAtAnyOperationIsWhole(Cluster.Handle cluster) {
    String dir = Storage.OBJECTS.path(cluster, "visible");
    CheckpointStore store = Storage.start(dir, 1);
    store.commit(SmallState.of(1, 1));
    Faults.observe(() -> assertAllVerify(dir));
    store.commit(SmallState.of(2, 2));
    store.commit(SmallState.of(3, 3));
    assertTrue(Faults.disarm() > 40);
    assertEquals(List.of("round-000003"), Storage.names(dir));
  }

  private static void assertAllVerify(String dir) {
    List<String> complete = Storage.open(dir, 1).rounds();
    List<String> verified =
        new CheckpointInspector(dir, Storage.conf())
            .rounds().stream().filter(RoundInfo::verified).map(RoundInfo::name).toList();
    assertEquals(complete, verified);
    assertTrue(!complete.isEmpty(), "none is there");
  }

  @Test
  void aTrainingResumesFromAnObjectStore(Cluster.Handle cluster) {
    Dataset<Row> data = SmallTraining.data(cluster.spark());
    List<Integer> expected = SmallTraining.bits(SmallTraining.estimator("").fit(data).network());
    Configuration conf = cluster.spark().sparkContext().hadoopConfiguration();
    ObjectStore.use(conf);
    assertResumes(Storage.OBJECTS.path(cluster, "resumed"), "auto", data, expected);
    conf.unset("fs.s3a.impl");
  }

  @Test
  void theManifestMakesARoundOnHdfsTooWhenAsked(Cluster.Handle cluster) {
    Dataset<Row> data = SmallTraining.data(cluster.spark());
    List<Integer> expected = SmallTraining.bits(SmallTraining.estimator("").fit(data).network());
    assertResumes(cluster.path("manifest-commit"), "manifest", data, expected);
  }

  private static void assertResumes(
      String dir, String commit, Dataset<Row> data, List<Integer> expected) {
    SmallTraining.estimator(dir).setCheckpointCommit(commit).setMaxIter(3).fit(data);
    var resumed = SmallTraining.estimator(dir).setCheckpointCommit(commit).fit(data);
    assertEquals(expected, SmallTraining.bits(resumed.network()));
    assertEquals(6, resumed.summary().totalIterations());
  }
}
