package org.linstock.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.linstock.tensor.Tensor;

/** The life of pooled arrays. */
class ScopeTest {
  @AfterEach
  void release() {
    Scope.releaseThreadMemory();
  }

  private static List<NdArray> step() {
    List<NdArray> arrays = new ArrayList<>();
    try (Scope scope = Scope.open()) {
      arrays.add(Allocator.allocate(DType.FLOAT32, 2, 3));
      arrays.add(Allocator.allocate(DType.FLOAT32, 2, 3));
      arrays.add(Allocator.allocate(DType.FLOAT64, 2, 3));
      arrays.add(Allocator.allocate(DType.INT64, 2, 3));
      arrays.add(Allocator.allocate(DType.FLOAT32, 3, 2));
      arrays.add(Allocator.allocate(DType.FLOAT32, 0));
    }
    return arrays;
  }

  private static void assertSameObjects(List<NdArray> expected, List<NdArray> actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertSame(expected.get(i), actual.get(i));
    }
  }

  @Test
  void theNextStepGetsTheSameObjects() {
    List<NdArray> first = step();
    assertEquals(6, Pools.size());
    assertSameObjects(first, step());
    assertSameObjects(first, step());
    assertEquals(6, Pools.size());
  }

  @Test
  void withinAStepEachArrayIsHandedOutOnce() {
    List<NdArray> arrays = step();
    for (int i = 0; i < arrays.size(); i++) {
      for (int k = 0; k < i; k++) {
        assertNotSame(arrays.get(k), arrays.get(i));
      }
    }
  }

  @Test
  void theCallersShapeMayChangeLater() {
    long[] shape = {2};
    try (Scope scope = Scope.open()) {
      Allocator.allocate(DType.FLOAT32, shape);
    }
    shape[0] = 5;
    try (Scope scope = Scope.open()) {
      assertEquals(5, Allocator.allocate(DType.FLOAT32, shape).length());
    }
    assertEquals(2, Pools.size());
  }

  @Test
  void aTensorUsedAfterItsScopeThrows() {
    Tensor stale;
    Tensor view;
    try (Scope scope = Scope.open()) {
      stale = Tensor.ones(2, 3);
      view = stale.t();
    }
    String expected =
        "tensor of shape [2, 3] is used after its scope has closed; "
            + "copy its values out (toFloatArray) inside the scope";
    assertEquals(
        expected, assertThrows(IllegalStateException.class, stale::toFloatArray).getMessage());
    assertThrows(IllegalStateException.class, () -> stale.add(1));
    assertThrows(IllegalStateException.class, stale::item);
    assertThrows(IllegalStateException.class, view::toString);
    try (Scope scope = Scope.open()) {
      Tensor.zeros(2, 3);
      assertThrows(IllegalStateException.class, stale::toFloatArray);
    }
  }

  @Test
  void anInnerScopeGivesBackOnlyItsOwn() {
    try (Scope outer = Scope.open()) {
      Tensor kept = Tensor.full(7, 2);
      Tensor inside;
      try (Scope inner = Scope.open()) {
        inside = Tensor.full(8, 2);
      }
      Tensor next = Tensor.full(9, 2);
      assertThrows(IllegalStateException.class, inside::toFloatArray);
      assertArrayEquals(new float[] {7, 7}, kept.toFloatArray());
      assertArrayEquals(new float[] {9, 9}, next.toFloatArray());
    }
    assertEquals(2, Pools.size());
  }

  @Test
  void scopesCloseInReverseOrder() {
    Scope outer = Scope.open();
    Scope inner = Scope.open();
    String message = assertThrows(IllegalStateException.class, outer::close).getMessage();
    assertTrue(message.contains("opened inside it"), message);
    inner.close();
    inner.close();
    outer.close();
  }

  @Test
  void aScopeBelongsToItsThread() {
    try (Scope scope = Scope.open()) {
      IllegalStateException e =
          CompletableFuture.supplyAsync(
                  () -> assertThrows(IllegalStateException.class, scope::close))
              .join();
      assertTrue(e.getMessage().contains("another thread"), e.getMessage());
      int elsewhere = CompletableFuture.supplyAsync(Pools::size).join();
      Tensor.ones(1);
      assertEquals(0, elsewhere);
    }
  }

  @Test
  void persistentArraysSurvive() {
    NdArray kept;
    try (Scope scope = Scope.open()) {
      kept = Allocator.allocatePersistent(DType.FLOAT32, 2);
      ArrayIo.set(kept, 1f, 2f);
    }
    step();
    Scope.releaseThreadMemory();
    assertArrayEquals(new float[] {1, 2}, ArrayIo.toFloats(kept));
    assertEquals(0, kept.generation());
  }

  @Test
  void arraysOutsideAScopeAreNotPooled() {
    assertNotSame(Allocator.allocate(DType.FLOAT32, 2), Allocator.allocate(DType.FLOAT32, 2));
    assertEquals(0, Pools.size());
  }

  @Test
  void releaseGivesEverythingBackButNotInsideAScope() {
    List<NdArray> first = step();
    try (Scope scope = Scope.open()) {
      IllegalStateException e =
          assertThrows(IllegalStateException.class, Scope::releaseThreadMemory);
      assertEquals("array pool: release inside 1 open scope(s); close them first", e.getMessage());
    }
    Scope.releaseThreadMemory();
    assertEquals(0, Pools.size());
    assertNotSame(first.get(0), step().get(0));
  }

  @Test
  void aTensorUsedAfterReleaseThrows() {
    Tensor stale;
    try (Scope scope = Scope.open()) {
      stale = Tensor.ones(2);
    }
    Scope.releaseThreadMemory();
    assertThrows(IllegalStateException.class, stale::toFloatArray);
  }

  @Test
  void aScopeThatFailsStillGivesBack() {
    assertThrows(
        ArithmeticException.class,
        () -> {
          try (Scope scope = Scope.open()) {
            Tensor.ones(2);
            throw new ArithmeticException();
          }
        });
    try (Scope scope = Scope.open()) {
      Tensor.ones(2);
    }
    assertEquals(1, Pools.size());
  }

  @Test
  void heapArraysComeBackToo() {
    int[] first;
    try (Scope outer = Scope.open()) {
      first = Allocator.allocateInts(3);
      try (Scope inner = Scope.open()) {
        assertNotSame(first, Allocator.allocateInts(3));
        assertEquals(4, Allocator.allocateInts(4).length);
      }
    }
    try (Scope next = Scope.open()) {
      assertSame(first, Allocator.allocateInts(3));
    }
    assertNotSame(first, Allocator.allocateInts(3));
  }
}
