package org.linstock.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.linstock.config.Architecture;
import org.linstock.memory.DType;
import org.linstock.nn.EmbeddingBag.Mode;
import org.linstock.tensor.Generator;
import org.linstock.tensor.Tensor;

/** Initial values, padding, limits of norms and wrong calls of tables; two inputs of Bilinear. */
class EmbeddingTest {
  @Test
  void startsStandardNormalAndThePaddingRowAsZeros() {
    Generator.manualSeed(4);
    Embedding table = new Embedding(200, 50, -1);
    float[] values = table.weight().toFloatArray();
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < 199 * 50; i++) {
      sum += values[i];
      squares += values[i] * values[i];
    }
    assertEquals(0, sum / (199 * 50), 0.03);
    assertEquals(1, squares / (199 * 50), 0.04);
    assertArrayEquals(new float[50], table.weight().data().get(199).toFloatArray());
  }

  @Test
  void thePaddingRowIsNotLearned() {
    Embedding table = new Embedding(4, 2, 0);
    table.forward(Tensor.ofInts(0, 1, 0, 1)).sum().backward();
    assertArrayEquals(new float[] {0, 0, 2, 2, 0, 0, 0, 0}, table.weight().grad().toFloatArray());
  }

  @Test
  void aLargestNormScalesOnlyWhatIsLookedUp() {
    Embedding table = new Embedding(3, 2, new EmbeddingOptions().maxNorm(1));
    table.weight().data().copy_(Tensor.of(new float[] {3, 4, 0.3f, 0.4f, 6, 8}, 3, 2));
    table.forward(Tensor.ofInts(0, 0, 1));
    float[] expected = {0.6f, 0.8f, 0.3f, 0.4f, 6, 8};
    assertArrayEquals(expected, table.weight().toFloatArray(), 1e-6f);
    Embedding largest =
        new Embedding(1, 2, new EmbeddingOptions().maxNorm(2).normType(Double.POSITIVE_INFINITY));
    largest.weight().data().copy_(Tensor.of(new float[] {3, -4}, 1, 2));
    largest.forward(Tensor.ofInts(0));
    assertArrayEquals(new float[] {1.5f, -2}, largest.weight().toFloatArray(), 1e-6f);
  }

  @Test
  void pretrainedTablesAreCopiedAndFrozenWhenAsked() {
    Tensor weight = Tensor.of(new double[] {1, 2, 3, 4}, 2, 2);
    Embedding frozen = Embedding.fromPretrained(weight, true);
    weight.fill_(0);
    assertArrayEquals(
        new double[] {3, 4, 1, 2}, frozen.forward(Tensor.ofInts(1, 0)).toDoubleArray());
    assertFalse(frozen.weight().requiresGrad());
    assertTrue(Embedding.fromPretrained(weight, false).weight().requiresGrad());
    says(
        "Embedding: a table of float32 [3], expected floating point numbers [rows, width]",
        () -> Embedding.fromPretrained(Tensor.zeros(3), true));
  }

  @Test
  void indicesOutOfRangeAreNamedWithTheirPlace() {
    Embedding table = new Embedding(5, 2);
    says(
        "embedding: index 5 at position [1, 0], expected 0 to 4",
        () -> table.forward(Tensor.ofInts(0, 4, 5, 1).reshape(2, 2)));
    says(
        "embedding: index -1 at position [2], expected 0 to 4",
        () -> table.forward(Tensor.ofInts(0, 4, -1)));
    says(
        "embedding: an index of type float32, expected int64; make it with Tensor.ofInts, or convert it with to(INT64)",
        () -> table.forward(Tensor.zeros(2)));
    says(
        "embedding: index 0 at position [0], expected none, as nothing is there",
        () -> Functional.embedding(Tensor.ofInts(0), Tensor.zeros(0, 2), null));
    says(
        "embedding_bag: index 9 at position [0, 1], expected 0 to 4",
        () -> new EmbeddingBag(5, 2).forward(Tensor.ofInts(1, 9).reshape(1, 2)));
  }

  @Test
  void wrongSettingsSayWhatWasExpected() {
    says("Embedding: num_embeddings = 0, expected at least 1", () -> new Embedding(0, 2));
    says("EmbeddingBag: embedding_dim = 0, expected at least 1", () -> new EmbeddingBag(2, 0));
    says("Embedding: padding_idx = 5, expected -5 to 4", () -> new Embedding(5, 2, 5));
    says(
        "EmbeddingOptions: max_norm = 0.0, expected more than 0",
        () -> new EmbeddingOptions().maxNorm(0));
    says(
        "EmbeddingOptions: norm_type = -1.0, expected more than 0",
        () -> new EmbeddingOptions().normType(-1));
  }

  @Test
  void wrongBagsSayWhatWasExpected() {
    EmbeddingBag bag = new EmbeddingBag(5, 2);
    Tensor x = Tensor.ofInts(0, 1, 2);
    says(
        "embedding_bag: no offsets for a vector of indices; pass where each bag begins",
        () -> bag.forward(x));
    says(
        "embedding_bag: offsets for indices of shape [1, 3], expected none, as each row is a bag",
        () -> bag.forward(x.reshape(1, 3), Tensor.ofInts(0)));
    says(
        "embedding_bag: offsets int64 [0.0, 2.0, 1.0], expected an int64 vector that rises from 0 to at most 3",
        () -> bag.forward(x, Tensor.ofInts(0, 2, 1)));
    says(
        "embedding_bag: offsets int64 [1.0], expected an int64 vector that rises from 0 to at most 3",
        () -> bag.forward(x, Tensor.ofInts(1)));
    says(
        "embedding_bag: got shape [1, 1, 3], expected [bags, length], or [n] with offsets",
        () -> bag.forward(x.reshape(1, 1, 3)));
    says(
        "embedding_bag: weights of samples with mode mean, expected sum",
        () -> bag.forward(x, Tensor.ofInts(0), Tensor.ones(3)));
    says(
        "embedding_bag: weights of samples of shape [2], expected [3] as the indices",
        () -> new EmbeddingBag(5, 2, Mode.SUM).forward(x, Tensor.ofInts(0), Tensor.ones(2)));
  }

  @Test
  void aBilinearLayerTakesTwoInputs() {
    Bilinear layer = new Bilinear(4, 5, 6);
    assertArrayEquals(
        new long[] {3, 6}, layer.forward(Tensor.ones(3, 4), Tensor.ones(3, 5)).shape());
    assertEquals(
        "Bilinear: one input, expected two; call forward(x1, x2)",
        assertThrows(UnsupportedOperationException.class, () -> layer.forward(Tensor.zeros(3, 4)))
            .getMessage());
    says(
        "bilinear: got shapes [3, 4] and [2, 5] for a weight of shape [6, 4, 5], expected […, in1] and […, in2] for [out, in1, in2]",
        () -> layer.forward(Tensor.zeros(3, 4), Tensor.zeros(2, 5)));
    for (Parameter p : layer.parameters()) {
      assertTrue(p.abs().toDoubleArray()[0] <= 0.5);
    }
  }

  @Test
  void aBilinearLayerTravelsAndPrintsAsInPyTorch() {
    Bilinear layer = new Bilinear(4, 5, 6, false);
    String text = "Bilinear(in1_features=4, in2_features=5, out_features=6, bias=False)";
    assertEquals(text, layer.toString());
    Bilinear again = (Bilinear) Architecture.fromJson(Architecture.toJson(layer));
    assertEquals(text, again.toString());
    again.to(DType.FLOAT64);
    assertEquals(DType.FLOAT64, again.weight().dtype());
  }

  private static void says(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }
}
