package org.linstock.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.linstock.spark.Cluster;
import org.linstock.spark.TrainingListener;

/**
 * The driver's JVM gets SIGKILL in the middle of a round, twice, and is started again: the hashes
 * are those of the run that nobody killed.
 */
@Tag("faults")
@ExtendWith(Cluster.class)
class Scenario08DriverKilledTest {
  private static final int INTERVAL = 3;

  @Test
  void killedInMidRound(Cluster.Handle cluster, @TempDir Path local)
      throws IOException, InterruptedException {
    Dataset<Row> data = SmallTraining.data(cluster.spark());
    String whole = local.resolve("whole").toString();
    TenRounds.estimator(whole).fit(data);

    String dir = cluster.path("driver-killed");
    trainAndKill(dir, 5);
    assertEquals(List.of(TenRounds.name(3)), Storage.names(dir));
    trainAndKill(dir, 9);
    assertEquals(List.of(TenRounds.name(3), TenRounds.name(6)), Storage.names(dir));

    List<String> resumed = new ArrayList<>();
    TenRounds.estimator(dir)
        .setCheckpointInterval(INTERVAL)
        .setTrainingListener(
            new TrainingListener() {
              @Override
              public void onResume(String checkpoint) {
                resumed.add(checkpoint);
              }
            })
        .fit(data);
    assertEquals(List.of("%s/%s".formatted(dir, TenRounds.name(6))), resumed);
    assertEquals(TenRounds.hashes(whole), TenRounds.hashes(dir));
  }

  private static void trainAndKill(String dir, int round) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")); // starts sooner
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(TrainingProcess.class.getName(), dir));
    command.addAll(List.of(Integer.toString(round), Integer.toString(INTERVAL)));
    Process driver =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (BufferedReader out = driver.inputReader()) {
      assertTrue(out.lines().anyMatch(Faults.HANGING::equals), "it came to round " + round);
      driver.destroyForcibly().waitFor();
    }
    assertEquals(137, driver.exitValue());
  }
}
