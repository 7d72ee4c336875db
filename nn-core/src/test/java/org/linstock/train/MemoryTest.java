package org.linstock.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.linstock.memory.Pools;
import org.linstock.memory.Scope;
import org.linstock.nn.CrossEntropyLoss;
import org.linstock.nn.Linear;
import org.linstock.nn.Module;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.optim.Adam;
import org.linstock.optim.Optimizer;
import org.linstock.tensor.Generator;
import org.linstock.tensor.Tensor;

/** 10,000 training steps: off-heap memory and heap are flat after the hundredth. */
class MemoryTest {
  private static final long MEGABYTE = 1 << 20;

  @AfterEach
  void release() {
    Scope.releaseThreadMemory();
  }

  @Test
  void isFlatAfterStep100() {
    Module net = new Sequential(new Linear(20, 256), new ReLU(), new Linear(256, 2));
    Optimizer optimizer = new Adam(net.parameters(), 1e-3);
    steps(net, optimizer, 100);
    int pooled = Pools.size();
    long heap = heap();
    long resident = Pointer.physicalBytes();
    long steps = 9_900;
    long before = allocated();
    steps(net, optimizer, (int) steps);
    long perStep = (allocated() - before) / steps;
    assertEquals(pooled, Pools.size());
    long kept = heap() - heap;
    // One tensor and its node kept at each step would be some 20 MB.
    assertTrue(kept < 8 * MEGABYTE, kept + " bytes more of heap");
    // One activation of 32 × 256 kept at each step would be 324 MB.
    long grown = Pointer.physicalBytes() - resident;
    assertTrue(grown < 200 * MEGABYTE, grown + " bytes more are resident");
    assertTrue(perStep < 64 * 1024, perStep + " bytes of heap a step");
  }

  private static void steps(Module net, Optimizer optimizer, int count) {
    Generator generator = new Generator(7);
    for (int i = 0; i < count; i++) {
      try (Scope scope = Scope.open()) {
        Tensor x = Tensor.randn(generator, 32, 20);
        Tensor y = Tensor.ofInts(new long[32]);
        optimizer.zeroGrad();
        new CrossEntropyLoss().forward(net.forward(x), y).backward();
        optimizer.step();
      }
    }
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  /** The least of several measurements after a collection: cleaners free some of it later. */
  private static long heap() {
    long used = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      used = Math.min(used, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
    }
    return used;
  }
}
