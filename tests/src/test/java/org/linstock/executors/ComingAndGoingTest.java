package org.linstock.executors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linstock.spark.NeuralNetworkClassificationModel;
import org.linstock.spark.NeuralNetworkClassifier;
import org.linstock.spark.RoundReport;
import org.linstock.spark.TrainingListener;

/** However many executors there are, and whenever they come and go, the weights are the same. */
@Tag("executors")
@ExtendWith(Executors.class)
class ComingAndGoingTest {
  private final Executors.Handle cluster;
  private final SparkContext context;

  ComingAndGoingTest(Executors.Handle cluster) {
    this.cluster = cluster;
    this.context = cluster.spark().sparkContext();
  }

  @BeforeEach
  void withTwo() {
    cluster.awaitExecutors(2);
    cluster.quiet();
  }

  private List<Integer> fit(NeuralNetworkClassifier estimator) {
    NeuralNetworkClassificationModel model = estimator.fit(Run.data(cluster.spark(), 0));
    assertEquals(2 * Run.ROWS, Run.examples(model));
    return Run.bits(model);
  }

  @Test
  void oneExecutorGivesTheSameBits() {
    assertTrue(context.killExecutor(context.getExecutorIds().head()));
    cluster.awaitExecutors(1);
    List<Integer> one = fit(Run.estimator());
    cluster.askForTwo();
    assertEquals(cluster.quiet(), one);
  }

  @Test
  void oneLeavesDuringARoundAndOneComesLater() {
    Leaving leaving = new Leaving();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onRound(RoundReport report) {
            if (report.round() == 1) {
              context.addSparkListener(leaving);
            } else if (report.round() == 3) {
              cluster.askForTwo();
            }
          }
        };
    List<Integer> bits = fit(Run.estimator().setTrainingListener(listener));
    context.removeSparkListener(leaving);
    assertTrue(leaving.done.get());
    assertEquals(cluster.quiet(), bits);
  }

  /** Sends away the executor that gets the next task. */
  private final class Leaving extends SparkListener {
    private final AtomicBoolean done = new AtomicBoolean();

    @Override
    public void onTaskStart(SparkListenerTaskStart start) {
      if (done.compareAndSet(false, true)) {
        context.killExecutor(start.taskInfo().executorId());
      }
    }
  }
}
