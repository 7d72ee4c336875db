package org.linstock.faults;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.SparkSession;
import org.linstock.spark.RoundReport;
import org.linstock.spark.TrainingListener;

/** A driver that trains, with resume, and hangs in the middle of a round. */
public final class TrainingProcess {
  /** With this batch, at least one of the two partitions takes its second step. */
  private static final int MIDDLE = 3;

  private TrainingProcess() {}

  /** Arguments: the directory of checkpoints, the round in which to hang, their interval. */
  public static void main(String[] args) {
    int round = Integer.parseInt(args[1]);
    SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .getOrCreate();
    TenRounds.estimator(args[0])
        .setCheckpointInterval(Integer.parseInt(args[2]))
        .setTrainingListener(hangingIn(round))
        .fit(SmallTraining.data(spark));
  }

  private static TrainingListener hangingIn(int round) {
    return new TrainingListener() {
      @Override
      public void onRound(RoundReport report) {
        if (report.round() == round - 1) {
          AtomicInteger batches = new AtomicInteger();
          Probe.watch(
              batch -> {
                if (batches.incrementAndGet() >= MIDDLE) {
                  Faults.hang();
                }
              });
        }
      }
    };
  }
}
