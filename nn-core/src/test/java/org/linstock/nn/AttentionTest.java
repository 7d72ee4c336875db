package org.linstock.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.linstock.memory.DType;
import org.linstock.tensor.Generator;
import org.linstock.tensor.Tensor;

/** Initial values, dropout, copies and wrong calls of attention. */
class AttentionTest {
  @Test
  void startsAsPyTorchDoes() {
    Generator.manualSeed(5);
    MultiheadAttention net = new MultiheadAttention(64, 4);
    assertEquals(
        List.of("in_proj_weight", "in_proj_bias", "out_proj.weight", "out_proj.bias"),
        List.copyOf(net.stateDict().keySet()));
    uniform(net.stateDict().get("in_proj_weight"), Math.sqrt(6.0 / (4 * 64)));
    uniform(net.outProj().weight(), 1 / Math.sqrt(64));
    assertArrayEquals(new float[3 * 64], net.stateDict().get("in_proj_bias").toFloatArray());
    assertArrayEquals(new float[64], net.outProj().bias().toFloatArray());
    MultiheadAttention other = new MultiheadAttention(64, 4, new AttentionOptions().kdim(32));
    assertEquals(
        List.of(
            "q_proj_weight",
            "k_proj_weight",
            "v_proj_weight",
            "in_proj_bias",
            "out_proj.weight",
            "out_proj.bias"),
        List.copyOf(other.stateDict().keySet()));
    uniform(other.stateDict().get("k_proj_weight"), Math.sqrt(6.0 / (64 + 32)));
  }

  private static void uniform(Tensor values, double bound) {
    double largest = 0;
    double squares = 0;
    for (float v : values.toFloatArray()) {
      largest = Math.max(largest, Math.abs(v));
      squares += v * v;
    }
    assertTrue(largest <= bound && largest > 0.98 * bound, "largest " + largest);
    assertEquals(1.0 / 3, squares / values.numel() / (bound * bound), 0.03);
  }

  @Test
  void dropoutFollowsTheSeedAndTraining() {
    Tensor x = Tensor.randn(5, 3, 8);
    MultiheadAttention attention =
        new MultiheadAttention(8, 2, new AttentionOptions().dropout(0.5));
    assertFalse(Arrays.equals(seeded(attention, x, 1), seeded(attention, x, 2)));
    attention.eval();
    assertArrayEquals(seeded(attention, x, 1), seeded(attention, x, 2));
  }

  private static float[] seeded(Module net, Tensor x, long seed) {
    Generator.manualSeed(seed);
    return net.forward(x).toFloatArray();
  }

  /** Where weights are wanted it is computed by ops, and otherwise as one op. */
  @Test
  void computesTheSameWhetherWeightsAreWantedOrNot() {
    Tensor x = Tensor.randn(5, 3, 8);
    Tensor memory = Tensor.randn(7, 3, 8);
    Tensor other = memory.copy();
    Tensor mask = Tensor.randn(5, 7);
    for (List<Tensor> inputs :
        List.of(List.of(x, x, x), List.of(x, memory, memory), List.of(x, memory, other))) {
      Tensor m = inputs.get(1) == x ? null : mask;
      List<float[]> wanted = outputAndGradients(inputs, m, true);
      List<float[]> alone = outputAndGradients(inputs, m, false);
      for (int i = 0; i < wanted.size(); i++) {
        assertArrayEquals(wanted.get(i), alone.get(i), 1e-4f);
      }
    }
  }

  /** With weights dropped, the same ones each time; the output first. */
  private static List<float[]> outputAndGradients(
      List<Tensor> inputs, Tensor mask, boolean weights) {
    Generator.manualSeed(3);
    MultiheadAttention net = new MultiheadAttention(8, 2, new AttentionOptions().dropout(0.4));
    inputs.forEach(x -> x.requiresGrad_(false).requiresGrad_(true));
    Generator.manualSeed(4);
    Tensor output =
        net.forward(inputs.get(0), inputs.get(1), inputs.get(2), null, weights, mask, true)
            .output();
    output.mul(output).mul(Tensor.arange(8)).sum().backward();
    List<float[]> all = new ArrayList<>();
    all.add(output.toFloatArray());
    inputs.forEach(x -> all.add(x.grad().toFloatArray()));
    net.parameters().forEach(p -> all.add(p.grad().toFloatArray()));
    return all;
  }

  /** Gradients of the others are the same when one input needs none. */
  @Test
  void dotProductsLeaveOutInputsThatNeedNoGradient() {
    Tensor[] all = {Tensor.randn(2, 4, 5), Tensor.randn(2, 6, 5), Tensor.randn(2, 6, 3)};
    float[][] full = gradients(all, -1);
    for (int frozen = 0; frozen < all.length; frozen++) {
      float[][] rest = gradients(all, frozen);
      for (int i = 0; i < all.length; i++) {
        assertArrayEquals(i == frozen ? null : full[i], rest[i]);
      }
    }
  }

  private static float[][] gradients(Tensor[] inputs, int frozen) {
    for (int i = 0; i < inputs.length; i++) {
      inputs[i].requiresGrad_(false).requiresGrad_(i != frozen);
    }
    Tensor y = Functional.scaledDotProductAttention(inputs[0], inputs[1], inputs[2]);
    y.mul(y).sum().backward();
    float[][] gradients = new float[inputs.length][];
    for (int i = 0; i < inputs.length; i++) {
      gradients[i] = inputs[i].grad() == null ? null : inputs[i].grad().toFloatArray();
    }
    return gradients;
  }

  @Test
  void dotProductsBroadcastLeadingDimensions() {
    Tensor q = Tensor.randn(2, 3, 4, 5);
    Tensor k = Tensor.randn(1, 3, 6, 5);
    Tensor v = Tensor.randn(6, 2);
    Tensor same =
        Functional.scaledDotProductAttention(
            q, k.expand(2, 3, 6, 5).contiguous(), v.expand(2, 3, 6, 2).contiguous());
    assertArrayEquals(
        same.toFloatArray(), Functional.scaledDotProductAttention(q, k, v).toFloatArray(), 1e-5f);
    // A mask of its own for each of two times the three stacks.
    Tensor masks = Tensor.randn(2, 1, 4, 6);
    Tensor each = q.select(0, 0);
    Tensor key = k.select(0, 0);
    Tensor value = Tensor.randn(3, 6, 2);
    Tensor both = Functional.scaledDotProductAttention(each, key, value, masks, 0, false);
    assertArrayEquals(new long[] {2, 3, 4, 2}, both.shape());
    for (int i = 0; i < 2; i++) {
      Tensor mask = masks.select(0, i);
      assertArrayEquals(
          Functional.scaledDotProductAttention(each, key, value, mask, 0, false).toFloatArray(),
          both.select(0, i).toFloatArray(),
          1e-5f);
    }
  }

  @Test
  void dotProductsOfDifferentTypesSaySo() {
    Tensor q = Tensor.randn(3, 4, 5);
    Tensor k = Tensor.randn(3, 6, 5).to(DType.FLOAT64);
    says(
        "matmul: types float32 and float64 differ; convert one with to(…)",
        () -> Functional.scaledDotProductAttention(q, k, k));
  }

  @Test
  void weightsComeOnlyWhenWanted() {
    MultiheadAttention net = new MultiheadAttention(8, 2);
    Tensor x = Tensor.randn(5, 3, 8);
    assertNull(net.forward(x, x, x, null, false, null, true).weights());
    assertArrayEquals(new long[] {3, 5, 5}, net.forward(x, x, x).weights().shape());
    Tensor single = Tensor.randn(5, 8);
    Tensor each = net.forward(single, single, single, null, true, null, false).weights();
    assertArrayEquals(new long[] {2, 5, 5}, each.shape());
  }

  @Test
  void wrongConstructionsSayWhatWasExpected() {
    says(
        "MultiheadAttention: embed_dim = 10, expected a multiple of num_heads = 3",
        () -> new MultiheadAttention(10, 3));
    says(
        "AttentionOptions: dropout = -0.1, expected a probability from 0 to 1",
        () -> new AttentionOptions().dropout(-0.1));
  }

  @Test
  void wrongInputsSayWhatWasExpected() {
    MultiheadAttention net = new MultiheadAttention(8, 2, new AttentionOptions().kdim(6));
    Tensor q = Tensor.zeros(4, 2, 8);
    Tensor k = Tensor.zeros(5, 2, 6);
    Tensor v = Tensor.zeros(5, 2, 8);
    says(
        "MultiheadAttention: a query of shape [4, 2, 7], expected [length, batch, 8] or [length, 8], as all three",
        () -> net.forward(Tensor.zeros(4, 2, 7), k, v));
    says(
        "MultiheadAttention: a key of shape [5, 6], expected [length, batch, 6] or [length, 6], as all three",
        () -> net.forward(q, Tensor.zeros(5, 6), v));
    says(
        "MultiheadAttention: a key of shape [5, 3, 6] does not fit the others (3 ≠ 2)",
        () -> net.forward(q, Tensor.zeros(5, 3, 6), v));
    says(
        "MultiheadAttention: a value of shape [4, 2, 8] does not fit the others (4 ≠ 5)",
        () -> net.forward(q, k, Tensor.zeros(4, 2, 8)));
    says(
        "MultiheadAttention: attn_mask of shape [5, 4], expected [4, 5]",
        () -> net.forward(q, k, v, null, true, Tensor.zeros(5, 4), true));
    says(
        "MultiheadAttention: key_padding_mask of shape [5, 2], expected [2, 5]",
        () -> net.forward(q, k, v, Tensor.zeros(5, 2), true, null, true));
    says(
        "MultiheadAttention: a mask of type int64, expected bool or a floating point type",
        () -> net.forward(q, k, v, null, true, Tensor.zeros(4, 5).to(DType.INT64), true));
  }

  @Test
  void dotProductsSayWhatWasExpected() {
    Tensor q = Tensor.zeros(4, 8);
    says(
        "scaled_dot_product_attention: got query [4, 8], key [5, 6] and value [5, 8], expected […, L, width], […, S, width] and […, S, out]",
        () -> Functional.scaledDotProductAttention(q, Tensor.zeros(5, 6), Tensor.zeros(5, 8)));
    says(
        "scaled_dot_product_attention: a mask and causal = true, expected one of them; put the causal part into the mask",
        () -> Functional.scaledDotProductAttention(q, q, q, Tensor.zeros(4, 4), 0, true));
  }

  private static void says(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }
}
