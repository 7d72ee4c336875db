package org.linstock.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Seeded randomness. */
class GeneratorTest {
  @Test
  void theSameSeedGivesTheSameNumbers() {
    Generator.manualSeed(7);
    float[] first = Tensor.randn(33).toFloatArray();
    float[] second = Tensor.randn(33).toFloatArray();
    assertFalse(Arrays.equals(first, second));
    Generator.manualSeed(7);
    assertArrayEquals(first, Tensor.randn(33).toFloatArray());
    assertArrayEquals(first, Tensor.randn(new Generator(7), 33).toFloatArray());
    assertFalse(Arrays.equals(first, Tensor.randn(new Generator(8), 33).toFloatArray()));
  }

  @Test
  void theNumbersOfASeedNeverChange() {
    Generator generator = new Generator(0);
    assertEquals(0.2961287401299688, generator.uniform());
    assertEquals(-0.5542950650906562, generator.normal());
    assertEquals(-1.1452479891753804, generator.normal());
  }

  @Test
  void aGivenGeneratorLeavesTheDefaultOneAlone() {
    Generator.manualSeed(3);
    float[] expected = Tensor.rand(4).toFloatArray();
    Generator.manualSeed(3);
    Tensor.rand(new Generator(1), 100);
    assertArrayEquals(expected, Tensor.rand(4).toFloatArray());
  }

  @Test
  void normalNumbersHaveMeanZeroAndVarianceOne() {
    Tensor x = Tensor.randn(new Generator(5), 20_000);
    assertEquals(0, x.mean().item(), 0.03);
    assertEquals(1, x.pow(2).mean().item(), 0.05);
  }

  @Test
  void uniformNumbersStayBelowOneInFloat() {
    // The first number of this seed rounds to 1 as a float.
    long seed = 52_758_518;
    assertTrue((float) new Generator(seed).uniform() == 1f);
    assertTrue(Tensor.rand(new Generator(seed), 1).item() < 1);
  }
}
