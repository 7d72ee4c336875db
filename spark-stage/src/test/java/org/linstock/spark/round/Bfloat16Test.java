package org.linstock.spark.round;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rounding to bfloat16, by IEEE 754 and by what must not become of running means. */
class Bfloat16Test {

  @ParameterizedTest
  @CsvSource({
    "0, 0000",
    "-0.0, 8000",
    "1, 3f80",
    "-2, c000",
    "1.00390625, 3f80", // half way between two: the even one
    "1.01171875, 3f82",
    "1.0039064, 3f81",
    "3.1415927, 4049",
    "1e-40, 0001",
    "3.3961775e38, 7f80",
    "3.3895314e38, 7f7f",
    "3.4028235e38, 7f80",
    "-Infinity, ff80",
    "NaN, 7fc0"
  })
  void roundsToTheNearestAndThenToTheEven(float value, String bits) {
    assertEquals(bits, "%04x".formatted(Bfloat16.nearest(value)));
  }

  @Test
  void isTheNearestOfAll() {
    Random random = new Random(2);
    for (int i = 0; i < 10_000; i++) {
      float value = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(60) - 30));
      short nearest = Bfloat16.nearest(value);
      double error = Math.abs((double) Bfloat16.toFloat(nearest) - value);
      for (int neighbour : new int[] {nearest - 1, nearest + 1}) {
        double other = Math.abs((double) Bfloat16.toFloat((short) neighbour) - value);
        assertTrue(error <= other, () -> Float.toString(value));
      }
    }
  }

  /** The nearest change would make 0.001 of it 0, and 0.0015 less than nothing. */
  @ParameterizedTest
  @CsvSource({"1, 0.001", "0.9985, 0.0001", "0.9985, 0", "1e-8, 1e-12", "2, 1.99", "0, 0.7"})
  void aMeanOfSquaresIsNeverFarTooSmall(float start, float value) {
    float after = start + Bfloat16.toFloat(Bfloat16.change(value, start));
    assertTrue(after >= value / 2, () -> start + " to " + value + " became " + after);
    assertEquals(value, after, Math.abs(value - start) / 128);
  }

  @Test
  void changesAreSentAndComeBackInOrder() {
    byte[] start = FloatVector.bytes(new float[] {1, 2, 3}, 0, 3);
    byte[] changes = Bfloat16.changes(new float[] {1.5f, 2, -1}, start);
    assertEquals(6, changes.length);
    assertEquals(0.5f, Bfloat16.floats(changes).get(0));
    assertEquals(0, Bfloat16.floats(changes).get(1));
    assertEquals(-4, Bfloat16.floats(changes).get(2));
    assertEquals(1.5f, Bfloat16.floats(Bfloat16.changes(new float[] {1.5f}, null)).get(0));
  }
}
