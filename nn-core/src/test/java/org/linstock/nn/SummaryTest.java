package org.linstock.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.linstock.memory.DType;
import org.linstock.tensor.Tensor;

/** The table that a person reads. */
class SummaryTest {
  @Test
  void aLazyNetIsResolved() {
    Module net =
        new Sequential(
            new Conv2d(1, 6, 5),
            new ReLU(),
            new Flatten(),
            new Sequential(new LazyLinear(100), new ReLU()),
            new LazyLinear(10));
    assertEquals(
        """
        name     type        output shape  parameters  trainable
        ────────────────────────────────────────────────────────
        (net)    Sequential  [2, 10]                —  —
          0      Conv2d      [2, 6, 8, 8]         156  yes
          1      ReLU        [2, 6, 8, 8]           —  —
          2      Flatten     [2, 384]               —  —
          3      Sequential  [2, 100]               —  —
            3.0  Linear      [2, 100]          38,500  yes
            3.1  ReLU        [2, 100]               —  —
          4      Linear      [2, 10]            1,010  yes
        ────────────────────────────────────────────────────────
        39,666 parameters, 39,666 trainable; 158,664 bytes, buffers included""",
        Summary.of(net, 2, 1, 12, 12).toString());
  }

  @Test
  void aSharedLayerCountsOnce() {
    Module shared = new Linear(8, 8);
    Sequential tied =
        new Sequential(new Linear(4, 8), new ReLU(), shared, new ReLU(), shared, new Linear(8, 1));
    tied.get(0).freeze();
    Summary summary = Summary.of(tied, 3, 4);
    assertEquals(40 + 72 + 9, summary.parameters());
    assertEquals(72 + 9, summary.trainable());
    assertEquals(4 * 121, summary.bytes());
    assertEquals(3 * (8 + 8 + 8 + 8 + 1), summary.activations());
    String text = summary.toString();
    assertTrue(text.endsWith("121 parameters, 81 trainable; 484 bytes, buffers included"), text);
    assertFalse(text.contains("  4 "), text);
  }

  @Test
  void aUsersModuleShowsItsLayers() {
    Module net = new Examples.LeNet();
    String text = Summary.of(net, 1, 1, 32, 32).toString();
    assertTrue(text.contains("(net)    LeNet   [1, 10]"), text);
    assertTrue(text.contains("fc1    Linear  [1, 120]"), text);
    Module nested = new Examples.Bag().with("unused", new Linear(2, 2));
    assertTrue(Summary.of(nested, 1, 2).toString().contains("Linear  —"), "no output, a dash");
  }

  @Test
  void countsBuffersAndTypes() {
    Module net =
        new Examples.Bag()
            .with("w", Tensor.ones(3).to(DType.FLOAT64))
            .withBuffer("b", Tensor.ones(5));
    Summary summary = Summary.of(net, 1);
    assertEquals(3, summary.parameters());
    assertEquals(24 + 20, summary.bytes());
  }

  @Test
  void leavesModesAndGradientsAlone() {
    Sequential net = new Sequential(new Linear(2, 2), new Sequential(new ReLU()), new ReLU());
    net.get(1).eval();
    Summary.of(net, Tensor.ones(1, 2));
    assertTrue(net.isTraining() && net.get(0).isTraining() && net.get(2).isTraining());
    assertFalse(net.get(1).isTraining() || net.get(1).get(0).isTraining());
    assertNull(((Linear) net.get(0)).weight().grad());
  }

  @Test
  void anInputThatDoesNotFitIsTheNetsError() {
    Module net = new Sequential(new Linear(2, 2));
    net.train();
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> Summary.of(net, 1, 3))
            .getMessage()
            .startsWith("linear: "));
    assertTrue(net.isTraining());
  }
}
