package org.linstock.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.linstock.tensor.Tensor;

class MemoryPoolTest {

  private static int sizeAfterWork(MemoryPool pool) {
    try (MemoryPool.Turn turn = pool.enter()) {
      try (Scope scope = Scope.open()) {
        Tensor.ones(3, 4).add(1);
      }
      return ArrayPool.current().size();
    }
  }

  @Test
  void threadsInTurnUseTheSameArrays() throws Exception {
    int before = ArrayPool.current().size();
    MemoryPool pool = new MemoryPool();
    int own = sizeAfterWork(pool);
    assertTrue(own > 0);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      assertEquals(own, other.submit(() -> sizeAfterWork(pool)).get());
      assertEquals(0, other.submit(() -> ArrayPool.current().size()).get());
    } finally {
      other.shutdownNow();
    }
    assertEquals(before, ArrayPool.current().size());
    pool.close();
    try (MemoryPool.Turn turn = pool.enter()) {
      assertEquals(0, ArrayPool.current().size());
    }
  }
}
