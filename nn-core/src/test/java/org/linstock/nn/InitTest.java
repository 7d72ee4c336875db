package org.linstock.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.linstock.tensor.Generator;
import org.linstock.tensor.Tensor;

class InitTest {
  @Test
  void skippedDrawsLeaveValuesAndTheGeneratorAlone() {
    Generator.manualSeed(7);
    Linear skipped;
    try (Init.Skip skip = Init.skip()) {
      skipped = new Linear(3, 2);
    }
    float[] afterSkip = new Linear(3, 2).weight().toFloatArray();
    Generator.manualSeed(7);
    assertArrayEquals(new Linear(3, 2).weight().toFloatArray(), afterSkip);
    assertArrayEquals(new float[6], skipped.weight().toFloatArray());
    assertArrayEquals(new float[2], skipped.bias().toFloatArray());
  }

  @Test
  void anAffineLayerStartsWithinItsBound() {
    Generator.manualSeed(7);
    Conv2d layer = new Conv2d(4, 32, 5);
    double bound = 1 / Math.sqrt(4 * 5 * 5);
    for (Tensor values : layer.parameters()) {
      double largest = 0;
      for (float v : values.toFloatArray()) {
        largest = Math.max(largest, Math.abs(v));
      }
      assertTrue(largest <= bound && largest > 0.9 * bound, "largest " + largest);
    }
  }
}
