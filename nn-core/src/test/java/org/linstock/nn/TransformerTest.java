package org.linstock.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.linstock.config.Architecture;
import org.linstock.memory.DType;
import org.linstock.tensor.Generator;
import org.linstock.tensor.Tensor;
import org.linstock.testkit.Golden;

/** Copies, masks, dropout and wrong calls of encoders, and positions. */
class TransformerTest {
  @Test
  void dropoutFollowsTheSeedAndTraining() {
    TransformerEncoderLayer net =
        new TransformerEncoderLayer(8, 2, new TransformerOptions().dimFeedforward(6));
    Tensor x = Tensor.randn(5, 3, 8);
    float[] first = seeded(net, x, 1);
    assertArrayEquals(first, seeded(net, x, 1));
    assertFalse(Arrays.equals(first, seeded(net, x, 2)));
    net.eval();
    assertArrayEquals(seeded(net, x, 1), seeded(net, x, 2));
  }

  private static float[] seeded(Module net, Tensor x, long seed) {
    Generator.manualSeed(seed);
    return net.forward(x).toFloatArray();
  }

  @Test
  void anEncodersLayersStartEqualAndLearnApart() {
    TransformerEncoderLayer layer = new TransformerEncoderLayer(8, 2);
    TransformerEncoder encoder = new TransformerEncoder(layer, 2);
    assertNotSame(layer, encoder.layer(0));
    for (int i = 0; i < 2; i++) {
      String prefix = "layers." + i + ".";
      layer
          .stateDict()
          .forEach(
              (key, value) ->
                  assertArrayEquals(
                      value.toFloatArray(),
                      encoder.stateDict().get(prefix + key).toFloatArray(),
                      prefix + key));
    }
    encoder.stateDict().get("layers.0.linear1.bias").fill_(7);
    assertFalse(encoder.stateDict().get("layers.1.linear1.bias").at(0) == 7);
    assertFalse(layer.stateDict().get("linear1.bias").at(0) == 7);
  }

  @Test
  void copiesKeepTypeModeAndWhatIsFrozen() {
    TransformerEncoderLayer layer = new TransformerEncoderLayer(8, 2);
    layer.linear1().freeze();
    layer.to(DType.FLOAT64).eval();
    TransformerEncoderLayer copy = new TransformerEncoder(layer, 1).layer(0);
    assertEquals(DType.FLOAT64, copy.linear1().weight().dtype());
    assertFalse(copy.isTraining());
    assertFalse(copy.linear1().weight().requiresGrad());
    assertTrue(copy.linear2().weight().requiresGrad());
  }

  @Test
  void masksReachEveryLayerOfAnEncoder() {
    TransformerEncoderLayer layer =
        new TransformerEncoderLayer(8, 2, new TransformerOptions().dropout(0));
    TransformerEncoder encoder = new TransformerEncoder(layer, 2, new LayerNorm(8));
    Tensor x = Tensor.randn(5, 3, 8);
    Tensor causal = Tensor.ones(5, 5).triu(1).to(DType.BOOL);
    Tensor y = encoder.forward(x, causal, null);
    Tensor changed = x.copy();
    changed.get(4).fill_(9);
    Tensor z = encoder.forward(changed, causal, null);
    Golden.assertClose("earlier times", y.slice(0, 0, 4), z.slice(0, 0, 4), 1e-6);
    Tensor padding = Tensor.zeros(3, 5);
    padding.set(1, 0, 4).set(1, 1, 4).set(1, 2, 4);
    Tensor hidden = encoder.forward(changed, null, padding.to(DType.BOOL));
    Tensor plain = encoder.forward(x, null, padding.to(DType.BOOL));
    Golden.assertClose("others", plain.slice(0, 0, 4), hidden.slice(0, 0, 4), 1e-6);
  }

  @Test
  void positionsAreThoseOfThePaper() {
    PositionalEncoding net = new PositionalEncoding(5, 0, 100, true);
    Tensor pe = net.stateDict().get("pe");
    assertArrayEquals(new long[] {1, 100, 5}, pe.shape());
    double third = 37 / Math.pow(10000, 2 / 5.0);
    assertEquals(Math.sin(37), pe.at(0, 37, 0), 1e-6);
    assertEquals(Math.cos(37), pe.at(0, 37, 1), 1e-6);
    assertEquals(Math.sin(third), pe.at(0, 37, 2), 1e-6);
    assertEquals(Math.cos(third), pe.at(0, 37, 3), 1e-6);
    assertArrayEquals(
        new long[] {5000, 1, 4}, new PositionalEncoding(4).stateDict().get("pe").shape());
    Tensor single = Tensor.zeros(7, 5);
    assertArrayEquals(pe.get(0).slice(0, 0, 7).toFloatArray(), net.forward(single).toFloatArray());
  }

  @Test
  void wrongConstructionsSayWhatWasExpected() {
    says(
        "TransformerOptions: dropout = 2.0, expected a probability from 0 to 1",
        () -> new TransformerOptions().dropout(2));
    says(
        "TransformerOptions: dim_feedforward = 0, expected at least 1",
        () -> new TransformerOptions().dimFeedforward(0));
    says(
        "TransformerEncoder: num_layers = 0, expected at least 1",
        () -> new TransformerEncoder(new TransformerEncoderLayer(8, 2), 0));
    says(
        "architecture: the net (TransformerEncoder): \"layer\" is a ReLU, expected a TransformerEncoderLayer",
        () ->
            Architecture.fromJson(
                "{\"type\":\"TransformerEncoder\",\"layer\":{\"type\":\"ReLU\"},\"num_layers\":2}"));
  }

  @Test
  void wrongInputsSayWhatWasExpected() {
    says(
        "PositionalEncoding: got shape [9, 2, 4], expected [length, batch, 4] or [length, 4] with a length of at most 8",
        () -> new PositionalEncoding(4, 0, 8, false).forward(Tensor.zeros(9, 2, 4)));
  }

  private static void says(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }
}
