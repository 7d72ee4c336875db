package org.linstock.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.linstock.memory.DType;
import org.linstock.memory.Pools;
import org.linstock.memory.Scope;
import org.linstock.tensor.Generator;
import org.linstock.tensor.Tensor;

/** Data sets, parts of them, and batches. */
class DataLoaderTest {
  /** Example i is the row (i, i + 0.5) with label 10·i. */
  private static TensorDataset numbers(int size) {
    float[] rows = new float[2 * size];
    for (int i = 0; i < size; i++) {
      rows[2 * i] = i;
      rows[2 * i + 1] = i + 0.5f;
    }
    return new TensorDataset(
        Tensor.of(rows, size, 2),
        Tensor.ofInts(LongStream.range(0, size).map(i -> 10 * i).toArray()));
  }

  private static List<Long> labels(DataLoader loader) {
    List<Long> labels = new ArrayList<>();
    for (List<Tensor> batch : loader) {
      LongStream.of(batch.get(1).toLongArray()).forEach(labels::add);
    }
    return labels;
  }

  private static List<Long> inOrder(int size) {
    return LongStream.range(0, size).map(i -> 10 * i).boxed().toList();
  }

  @Test
  void batchesInOrderWithAPartialLastOne() {
    DataLoader loader = new DataLoader(numbers(5), 2);
    assertEquals(3, loader.size());
    List<Tensor> first = loader.iterator().next();
    assertArrayEquals(new float[] {0, 0.5f, 1, 1.5f}, first.get(0).toFloatArray());
    assertArrayEquals(new long[] {2, 2}, first.get(0).shape());
    assertArrayEquals(new long[] {0, 10}, first.get(1).toLongArray());
    assertArrayEquals(new long[] {2}, first.get(1).shape());
    assertEquals(inOrder(5), labels(loader));
    assertEquals(inOrder(4), labels(new DataLoader(numbers(5), 2).dropLast(true)));
    assertEquals(2, new DataLoader(numbers(5), 2).dropLast(true).size());
    assertEquals(2, new DataLoader(numbers(4), 2).dropLast(true).size());
    assertEquals(1, new DataLoader(numbers(4), 100).size());
    assertEquals(inOrder(4), labels(new DataLoader(numbers(4), Integer.MAX_VALUE)));
    assertEquals(0, new DataLoader(numbers(4), 100).dropLast(true).size());
  }

  @Test
  void eachEpochHasANewOrderAndTheSeedGivesThemAll() {
    DataLoader one = new DataLoader(numbers(50), 8).shuffle(new Generator(7));
    DataLoader same = new DataLoader(numbers(50), 8).shuffle(new Generator(7));
    List<Long> first = labels(one);
    List<Long> second = labels(one);
    assertNotEquals(first, second);
    assertEquals(inOrder(50), first.stream().sorted().toList());
    assertEquals(inOrder(50), second.stream().sorted().toList());
    assertEquals(first, labels(same));
    assertEquals(second, labels(same));
    assertNotEquals(first, labels(new DataLoader(numbers(50), 8).shuffle(new Generator(8))));
  }

  @Test
  void shufflesByTheThreadsGenerator() {
    DataLoader loader = new DataLoader(numbers(50), 8).shuffle(true);
    Generator.manualSeed(3);
    List<Long> first = labels(loader);
    Generator.manualSeed(3);
    assertEquals(first, labels(loader));
    assertEquals(inOrder(50), labels(loader.shuffle(false)));
  }

  @Test
  void everyExampleIsAsLikelyInFirstPlace() {
    DataLoader loader = new DataLoader(numbers(4), 4).shuffle(new Generator(1));
    int[] first = new int[4];
    for (int i = 0; i < 4000; i++) {
      first[(int) loader.iterator().next().get(1).toLongArray()[0] / 10]++;
    }
    for (int count : first) {
      // Within five standard deviations (27) of 1000.
      assertEquals(1000, count, 137);
    }
  }

  @Test
  void anIterationEnds() {
    Iterator<List<Tensor>> batches = new DataLoader(numbers(2), 2).iterator();
    batches.next();
    assertEquals(
        "DataLoader: all 1 batches are used",
        assertThrows(NoSuchElementException.class, batches::next).getMessage());
  }

  @Test
  void batchesInsideScopesAreRecycled() {
    DataLoader loader = new DataLoader(numbers(64), 8);
    for (int epoch = 0; epoch < 3; epoch++) {
      Iterator<List<Tensor>> batches = loader.iterator();
      while (batches.hasNext()) {
        try (Scope scope = Scope.open()) {
          batches.next();
        }
      }
      assertEquals(2, Pools.size());
    }
    Scope.releaseThreadMemory();
  }

  @Test
  void everyTypeIsBatched() {
    Tensor values = Tensor.of(new float[] {0, 1, 2, 0, 5, 6}, 3, 2);
    for (DType dtype : DType.values()) {
      Tensor typed = values.to(dtype);
      Tensor batch = new TensorDataset(typed).batch(2, 0, 2).get(0);
      assertEquals(dtype, batch.dtype());
      double[] expected = typed.toDoubleArray();
      assertArrayEquals(
          new double[] {
            expected[4], expected[5], expected[0], expected[1], expected[4], expected[5]
          },
          batch.toDoubleArray());
    }
    assertArrayEquals(
        new long[] {2, 0, 4}, new TensorDataset(Tensor.zeros(3, 0, 4)).batch(0, 1).get(0).shape());
  }

  @Test
  void aViewIsADataset() {
    TensorDataset dataset = new TensorDataset(Tensor.arange(6).reshape(2, 3).t());
    assertArrayEquals(new float[] {1, 4}, dataset.get(1).get(0).toFloatArray());
    assertArrayEquals(new float[] {2, 5, 0, 3}, dataset.batch(2, 0).get(0).toFloatArray());
  }

  @Test
  void aUsersDatasetIsStacked() {
    Dataset squares =
        new Dataset() {
          @Override
          public int size() {
            return 3;
          }

          @Override
          public List<Tensor> get(int index) {
            return List.of(Tensor.full(index, 2), Tensor.scalar(index * index));
          }
        };
    List<Tensor> batch = new DataLoader(squares, 3).iterator().next();
    assertArrayEquals(new float[] {0, 0, 1, 1, 2, 2}, batch.get(0).toFloatArray());
    assertArrayEquals(new long[] {3, 2}, batch.get(0).shape());
    assertArrayEquals(new float[] {0, 1, 4}, batch.get(1).toFloatArray());
  }

  @Test
  void subsetsAndSplits() {
    Dataset some = numbers(10).subset(7, 2, 7);
    assertEquals(3, some.size());
    assertArrayEquals(new long[] {20, 70}, some.batch(1, 2).get(1).toLongArray());
    assertEquals(20, some.get(1).get(1).item());
    List<Dataset> parts = numbers(10).randomSplit(new Generator(1), 7, 3);
    List<Long> all = new ArrayList<>();
    parts.forEach(part -> all.addAll(labels(new DataLoader(part, 4))));
    assertEquals(List.of(7, 3), parts.stream().map(Dataset::size).toList());
    assertNotEquals(inOrder(10), all);
    assertEquals(inOrder(10), all.stream().sorted().toList());
    List<Dataset> shares = numbers(11).randomSplit(new Generator(1), 0.5, 0.25, 0.25);
    assertEquals(List.of(6, 3, 2), shares.stream().map(Dataset::size).toList());
  }

  @Test
  void wrongArgumentsAreNamed() {
    TensorDataset ten = numbers(10);
    assertEquals(
        "DataLoader: batch size 0, expected at least 1", message(() -> new DataLoader(ten, 0)));
    assertEquals(
        "TensorDataset: got shapes [[2], [3]], expected at least one tensor and the same first size",
        message(() -> new TensorDataset(Tensor.ones(2), Tensor.ones(3))));
    assertEquals(
        "TensorDataset: got shapes [[]], expected at least one tensor and the same first size",
        message(() -> new TensorDataset(Tensor.scalar(1))));
    assertEquals(
        "TensorDataset: got shapes [], expected at least one tensor and the same first size",
        message(() -> new TensorDataset()));
    assertEquals(
        "randomSplit: parts of [7, 2] examples, expected sizes of at least 0 with sum 10",
        message(() -> ten.randomSplit(new Generator(1), 7, 2)));
    assertEquals(
        "randomSplit: parts of [11, -1] examples, expected sizes of at least 0 with sum 10",
        message(() -> ten.randomSplit(new Generator(1), 11, -1)));
    assertEquals(
        "randomSplit: shares [0.5, 0.4], expected numbers of at least 0 with sum 1",
        message(() -> ten.randomSplit(new Generator(1), 0.5, 0.4)));
    assertEquals(
        "TensorDataset: example 10 of 10",
        assertThrows(IndexOutOfBoundsException.class, () -> ten.get(10)).getMessage());
    assertEquals(
        "subset: example -1 of 10",
        assertThrows(IndexOutOfBoundsException.class, () -> ten.subset(-1)).getMessage());
    assertEquals(
        "gather: row 10 of an array of 10",
        assertThrows(IndexOutOfBoundsException.class, () -> ten.batch(10)).getMessage());
  }

  private static String message(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }
}
