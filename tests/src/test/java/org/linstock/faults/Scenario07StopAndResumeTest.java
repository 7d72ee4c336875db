package org.linstock.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linstock.spark.Cluster;
import org.linstock.spark.RoundReport;
import org.linstock.spark.TrainingListener;

/**
 * Stop and resume at each of ten rounds, on any reduce path: the hashes of weights and optimizer
 * state are those of the uninterrupted run.
 */
@Tag("faults")
@ExtendWith(Cluster.class)
class Scenario07StopAndResumeTest {
  private static final int PATHS = 3;

  @TempDir private Path dir;

  @ParameterizedTest
  @ValueSource(strings = {"average", "reset"})
  void atEachOfTenRounds(String optimizerState, Cluster.Handle cluster) throws IOException {
    Dataset<Row> data = SmallTraining.data(cluster.spark());
    String whole = dir.resolve("whole").toString();
    List<Integer> expected =
        SmallTraining.bits(
            TenRounds.estimator(whole).setOptimizerState(optimizerState).fit(data).network());
    for (int round = 1; round <= TenRounds.ROUNDS; round++) {
      String stopped = dir.resolve("stopped" + round).toString();
      copyRound(round, whole, stopped);
      Heard heard = new Heard();
      var resumed =
          TenRounds.estimator(stopped)
              .setOptimizerState(optimizerState)
              .setAggregationDepth(1 + round % PATHS)
              .setCheckpointInterval(TenRounds.ROUNDS)
              .setTrainingListener(heard)
              .fit(data);
      String when = "stopped after round " + round;
      assertEquals(List.of("file:%s/%s".formatted(stopped, TenRounds.name(round))), heard.resumed);
      assertEquals(TenRounds.ROUNDS - round, heard.rounds, when);
      assertEquals(TenRounds.hashes(whole), TenRounds.hashes(stopped), when);
      assertEquals(expected, SmallTraining.bits(resumed.network()), when);
    }
  }

  /** What a driver leaves that stops after {@code round}. */
  private static void copyRound(int round, String from, String to) throws IOException {
    Configuration conf = new Configuration();
    FileSystem local = FileSystem.getLocal(conf);
    org.apache.hadoop.fs.Path target = new org.apache.hadoop.fs.Path(to, TenRounds.name(round));
    org.apache.hadoop.fs.Path source = new org.apache.hadoop.fs.Path(from, TenRounds.name(round));
    FileUtil.copy(local, source, local, target, false, conf);
  }

  private static final class Heard implements TrainingListener {
    private final List<String> resumed = new ArrayList<>();
    private int rounds;

    @Override
    public void onResume(String checkpoint) {
      resumed.add(checkpoint);
    }

    @Override
    public void onRound(RoundReport report) {
      rounds++;
    }
  }
}
