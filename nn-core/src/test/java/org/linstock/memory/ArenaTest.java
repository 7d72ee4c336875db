package org.linstock.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.linstock.nn.FlatParameters;
import org.linstock.nn.Linear;
import org.linstock.optim.Adam;
import org.linstock.tensor.Tensor;

/** Memory that is given back without the garbage collector. */
class ArenaTest {
  @AfterEach
  void release() {
    Scope.releaseThreadMemory();
  }

  @Test
  void whatWasMadeInsideThrowsAfterwards() {
    Tensor before = Tensor.of(new float[] {1, 2});
    Linear net;
    try (Arena arena = Arena.open()) {
      net = new Linear(2, 1);
      FlatParameters.of(net);
      new Adam(net.parameters(), 0.1).writeSlot("exp_avg", 0, new float[] {1, 2, 3});
      assertTrue(Double.isFinite(net.forward(before.reshape(1, 2)).item()));
    }
    for (Tensor parameter : net.parameters()) {
      assertThrows(IllegalStateException.class, parameter::toFloatArray);
    }
    assertArrayEquals(new float[] {1, 2}, before.toFloatArray());
  }

  @Test
  void arenasNest() {
    try (Arena outer = Arena.open()) {
      Tensor a = Tensor.of(new float[] {1, 2});
      Tensor b;
      try (Arena inner = Arena.open()) {
        b = a.add(1);
        assertArrayEquals(new float[] {2, 3}, b.toFloatArray());
      }
      assertThrows(IllegalStateException.class, b::toFloatArray);
      assertArrayEquals(new float[] {1, 2}, a.toFloatArray());
      outer.close();
      assertThrows(IllegalStateException.class, a::toFloatArray);
    }
  }

  @Test
  void theMemoryOfAScopeIsThePools() {
    try (Arena arena = Arena.open()) {
      List<NdArray> arrays;
      try (Scope scope = Scope.open()) {
        arrays = List.of(Allocator.allocate(DType.FLOAT32, 2));
      }
      try (Scope scope = Scope.open()) {
        assertTrue(arrays.get(0) == Allocator.allocate(DType.FLOAT32, 2), "pooled");
      }
    }
  }

  @Test
  void anotherThreadMayNotCloseIt() {
    try (Arena arena = Arena.open()) {
      CompletionException e =
          assertThrows(
              CompletionException.class, () -> CompletableFuture.runAsync(arena::close).join());
      assertTrue(e.getCause() instanceof IllegalStateException);
    }
  }
}
