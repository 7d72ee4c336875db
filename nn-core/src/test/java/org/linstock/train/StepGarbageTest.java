package org.linstock.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.linstock.nn.CrossEntropyLoss;
import org.linstock.nn.Linear;
import org.linstock.nn.Module;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.optim.Adam;
import org.linstock.tensor.Generator;

/** What a step of a perceptron leaves on the heap, once its shapes have been seen. */
class StepGarbageTest {
  private static final int ROWS = 32;
  private static final int WIDTH = 20;
  private static final int STEPS = 500;
  private static final long MOST = 16 << 10;

  @Test
  void staysUnderSixteenKilobytes() {
    Generator.manualSeed(1);
    Module net = new Sequential(new Linear(WIDTH, 64), new ReLU(), new Linear(64, 2));
    float[] features = new float[ROWS * WIDTH];
    float[] targets = new float[ROWS];
    try (LocalTrainer trainer =
        new LocalTrainer(
            net, new CrossEntropyLoss(), new Adam(net.parameters(), 1e-3), new long[] {WIDTH}, 0)) {
      allocated(trainer, features, targets);
      long bytes = allocated(trainer, features, targets) / STEPS;
      assertTrue(bytes <= MOST, bytes + " bytes a step");
    }
  }

  private static long allocated(LocalTrainer trainer, float[] features, float[] targets) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);
    for (int i = 0; i < STEPS; i++) {
      trainer.step(features, targets, null, ROWS);
    }
    return threads.getThreadAllocatedBytes(thread) - before;
  }
}
