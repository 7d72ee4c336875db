package org.linstock.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linstock.tensor.Tensor;

/** A layer's output while its net runs. */
class LayerOutputTest {
  private static final Sequential NET =
      new Sequential(
          new Linear(4, 6), new Sequential(new ReLU(), new Linear(6, 3)), new Linear(3, 2));

  @ParameterizedTest
  @CsvSource({"'', 2", "0, 6", "1, 3", "1.0, 6", "1.1, 3", "2, 2"})
  void isThatOfTheLayerRunByHand(String layer, long width) {
    Tensor x = Tensor.randn(5, 4);
    Tensor first = NET.get(0).forward(x);
    Tensor expected =
        switch (layer) {
          case "0" -> first;
          case "1.0" -> first.relu();
          case "1", "1.1" -> NET.get(1).forward(first);
          default -> NET.forward(x);
        };
    Tensor output = LayerOutput.of(NET, layer).forward(x);
    assertArrayEquals(new long[] {5, width}, output.shape());
    assertArrayEquals(expected.toFloatArray(), output.toFloatArray());
  }

  @Test
  void ofALayerUsedTwiceItIsTheFirst() {
    Module shared = new Linear(4, 4);
    Tensor x = Tensor.randn(2, 4);
    Tensor output = LayerOutput.of(new Sequential(shared, new ReLU(), shared), "0").forward(x);
    assertArrayEquals(shared.forward(x).toFloatArray(), output.toFloatArray());
  }

  @Test
  void anUnknownLayerNamesTheLayers() {
    assertEquals(
        "no layer \"fc\" in the network; there are [0, 1, 1.0, 1.1, 2]",
        assertThrows(IllegalArgumentException.class, () -> LayerOutput.of(NET, "fc")).getMessage());
  }

  @Test
  void aLayerThatIsNotRunNamesThoseThatAre() {
    Module net = new Sequential(new Examples.Bag().with("unused", new Linear(2, 2)), new ReLU());
    LayerOutput output = LayerOutput.of(net, "0.unused");
    assertEquals(
        "layer \"0.unused\" (Linear) has no output of its own; those that have one are [0, 1]",
        assertThrows(IllegalArgumentException.class, () -> output.forward(Tensor.ones(1, 2)))
            .getMessage());
  }
}
