package org.linstock.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linstock.nn.Module;
import org.linstock.spark.Cluster;
import org.linstock.spark.RoundReport;
import org.linstock.spark.TrainingListener;
import org.linstock.spark.checkpoint.CheckpointException;
import org.linstock.spark.checkpoint.CheckpointInspector;
import org.linstock.spark.checkpoint.RoundInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The NameNode is restarted while a training commits: the run goes on, or fails cleanly and
 * resumes; one directory a round is there.
 */
@Tag("faults")
@ExtendWith(Cluster.class)
class Scenario10NameNodeRestartTest {
  private static final Logger LOG = LoggerFactory.getLogger(Scenario10NameNodeRestartTest.class);

  /** Restarts the NameNode once, in its own thread, after the second round. */
  private static final class Restart implements TrainingListener {
    private final MiniDFSCluster dfs;
    private CompletableFuture<Void> done;

    private Restart(MiniDFSCluster dfs) {
      this.dfs = dfs;
    }

    @Override
    public void onRound(RoundReport report) {
      if (report.round() == 2) {
        done = CompletableFuture.runAsync(this::restart);
      }
    }

    private void restart() {
      try {
        dfs.restartNameNode(true);
        dfs.waitActive();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  void theRunGoesOnOrFailsCleanly(Cluster.Handle cluster) {
    Dataset<Row> data = SmallTraining.data(cluster.spark());
    List<Integer> expected = SmallTraining.bits(SmallTraining.estimator("").fit(data).network());
    String dir = cluster.path("namenode-restart");
    Restart restart = new Restart(cluster.dfs());
    Optional<Module> trained = fit(dir, data, restart);
    restart.done.join();
    Module net = trained.orElseGet(() -> SmallTraining.estimator(dir).fit(data).network());
    assertEquals(expected, SmallTraining.bits(net));
    List<RoundInfo> rounds = new CheckpointInspector(dir, new Configuration()).rounds();
    assertEquals(List.of(6, 5, 4, 3, 2, 1), rounds.stream().map(RoundInfo::round).toList());
    assertEquals(6, rounds.stream().filter(RoundInfo::verified).count());
  }

  /** Empty when the run failed, which it may do in one way. */
  private static Optional<Module> fit(String dir, Dataset<Row> data, TrainingListener listener) {
    try {
      return Optional.of(
          SmallTraining.estimator(dir).setTrainingListener(listener).fit(data).network());
    } catch (CheckpointException e) {
      LOG.info("the run failed cleanly", e);
      return Optional.empty();
    }
  }
}
