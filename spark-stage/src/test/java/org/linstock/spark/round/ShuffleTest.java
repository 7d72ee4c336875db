package org.linstock.spark.round;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShuffleTest {

  @Test
  void isAPermutationThatDependsOnSeedEpochAndPartitionAlone() {
    int[] order = Shuffle.order(100, 1, 2, 3);
    assertArrayEquals(order, Shuffle.order(100, 1, 2, 3));
    assertFalse(Arrays.equals(order, Shuffle.order(100, 2, 2, 3)));
    assertFalse(Arrays.equals(order, Shuffle.order(100, 1, 3, 3)));
    assertFalse(Arrays.equals(order, Shuffle.order(100, 1, 2, 4)));
    assertArrayEquals(IntStream.range(0, 100).toArray(), Arrays.stream(order).sorted().toArray());
    assertEquals(0, Shuffle.order(0, 1, 2, 3).length);
  }

  @ParameterizedTest
  @CsvSource({
    "100, 50, 10, 3, 3, 4", // 10 batches at most, 3 a round
    "100, 50, 10, 0, 10, 1",
    "101, 50, 10, 11, 11, 1",
    "1, 0, 256, 20, 20, 1"
  })
  void anEpochHasTheRoundsThatTheLargestPartitionNeeds(
      long large, long small, int batch, int frequency, int resolved, int rounds) {
    assertEquals(
        new EpochSchedule(resolved, rounds),
        EpochSchedule.of(List.of(small, large), batch, frequency));
  }
}
