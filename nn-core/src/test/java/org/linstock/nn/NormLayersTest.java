package org.linstock.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.linstock.config.Architecture;
import org.linstock.kernels.WithKernels;
import org.linstock.memory.DType;
import org.linstock.tensor.Tensor;
import org.linstock.testkit.Golden;

/** Normalization: running statistics, stability, lazy forms, sizes 0 and wrong use. */
class NormLayersTest {
  @Test
  void runningStatisticsFollowTrainingAlone() {
    BatchNorm1d layer = new BatchNorm1d(1, 1e-5, 0.5);
    layer.forward(Tensor.of(new float[] {1, 3}, 2, 1));
    assertArrayEquals(new float[] {1}, layer.runningMean().toFloatArray());
    assertArrayEquals(new float[] {1.5f}, layer.runningVar().toFloatArray());
    assertEquals(1, layer.numBatchesTracked().item());
    assertEquals(DType.INT64, layer.numBatchesTracked().dtype());
    layer.eval();
    layer.forward(Tensor.of(new float[] {10, 30}, 2, 1));
    assertArrayEquals(new float[] {1}, layer.runningMean().toFloatArray());
    layer.resetRunningStats();
    assertEquals(0, layer.runningMean().item());
    assertEquals(1, layer.runningVar().item());
    assertEquals(0, layer.numBatchesTracked().item());
  }

  @Test
  void withoutMomentumTheMeanOverAllBatchesIsKept() {
    BatchNorm1d layer = new BatchNorm1d(1, 1e-5, null);
    for (int i = 1; i <= 3; i++) {
      layer.forward(Tensor.of(new float[] {i, i + 2}, 2, 1));
    }
    assertEquals(3, layer.runningMean().item(), 1e-6);
    assertEquals(3, layer.numBatchesTracked().item());
  }

  @Test
  void largeMeansDoNotDrownTheVariance() {
    Tensor x = Tensor.randn(64, 3, 8, 8);
    Tensor expected = new BatchNorm2d(3).forward(x);
    Tensor actual = new BatchNorm2d(3).forward(x.add(1000));
    Golden.assertClose("shifted", expected, actual, 1e-4);
    WithKernels.nd4j(
        () -> Golden.assertClose("nd4j", expected, new BatchNorm2d(3).forward(x.add(1000)), 1e-3));
  }

  @Test
  void bothKernelsAgreeOnLargerBatches() {
    Tensor x = Tensor.randn(16, 6, 9, 7).mul(3).add(1);
    for (Module layer : new Module[] {new BatchNorm2d(6), new GroupNorm(3, 6), new LayerNorm(7)}) {
      Tensor a = x.copy().requiresGrad_(true);
      Tensor y = layer.forward(a);
      y.mul(y).mul(y).sum().backward();
      WithKernels.nd4j(
          () -> {
            Tensor b = x.copy().requiresGrad_(true);
            Tensor z = layer.forward(b);
            z.mul(z).mul(z).sum().backward();
            Golden.assertClose("output", z, y, 1e-5);
            Golden.assertClose("gradient", b.grad(), a.grad(), 1e-4);
          });
    }
  }

  @Test
  void aLazyLayerWithoutWeightsTakesItsStatisticsFromAState() {
    BatchNorm2d whole = new BatchNorm2d(4, 1e-5, 0.1, false, true);
    whole.forward(Tensor.randn(3, 4, 2, 2));
    Module lazy = new LazyBatchNorm2d(1e-5, 0.1, false, true);
    assertEquals(
        "LazyBatchNorm2d(0, eps=1e-05, momentum=0.1, affine=False, track_running_stats=True)",
        lazy.toString());
    lazy.loadStateDict(whole.stateDict());
    assertEquals(whole.toString(), lazy.toString());
    Tensor x = Tensor.randn(3, 4, 2, 2);
    assertArrayEquals(
        whole.eval().forward(x).toFloatArray(), lazy.eval().forward(x).toFloatArray());
    Module other = new LazyBatchNorm2d(1e-5, 0.1, true, false);
    other.forward(x);
    assertEquals("BatchNorm2d", other.typeName());
    assertNull(((BatchNorm2d) other).runningMean());
  }

  @Test
  void aMomentumOfNullTravels() {
    Module net = new BatchNorm1d(3, 1e-3, null);
    assertEquals(net.toString(), Architecture.fromJson(Architecture.toJson(net)).toString());
  }

  @Test
  void emptyBatchesPass() {
    emptyBatches();
    WithKernels.nd4j(NormLayersTest::emptyBatches);
  }

  private static void emptyBatches() {
    for (Module layer :
        new Module[] {new BatchNorm2d(4).eval(), new GroupNorm(2, 4), new LayerNorm(5)}) {
      Tensor x = Tensor.zeros(0, 4, 5, 5).requiresGrad_(true);
      Tensor y = layer.forward(x);
      assertArrayEquals(x.shape(), y.shape());
      y.sum().backward();
      assertArrayEquals(x.shape(), x.grad().shape());
    }
  }

  @Test
  void batchNormNamesWrongUse() {
    assertEquals(
        "batch_norm: expected more than 1 value per channel when training, got shape [1, 3]; use a larger batch, or eval()",
        message(() -> new BatchNorm1d(3).forward(Tensor.ones(1, 3))));
    assertEquals(
        "BatchNorm2d: got shape [3, 4, 4], expected images [batch, channels, height, width]; a single image needs unsqueeze(0)",
        message(() -> new BatchNorm2d(3).forward(Tensor.ones(3, 4, 4))));
    assertEquals(
        "BatchNorm1d: got shape [2, 3, 4, 4], expected [batch, features] or [batch, features, length]",
        message(() -> new BatchNorm1d(3).forward(Tensor.ones(2, 3, 4, 4))));
    assertEquals(
        "batch_norm: got shape [3], expected [4] for 4 channels",
        message(() -> new BatchNorm1d(3).forward(Tensor.ones(2, 4))));
    assertEquals(
        "BatchNorm1d: num_features = 0, expected at least 1", message(() -> new BatchNorm1d(0)));
    assertEquals(
        "LazyBatchNorm1d: neither affine nor track_running_stats, expected at least one: without both nothing is lazy",
        message(() -> new LazyBatchNorm1d(1e-5, 0.1, false, false)));
    assertEquals(
        "batch_norm: got shape [3], expected [batch, channels, …]",
        message(
            () -> Functional.batchNorm(Tensor.ones(3), null, null, null, null, true, 0.1, 1e-5)));
    assertEquals(
        "batch_norm: types float64 and float32 differ; convert one with to(…)",
        message(() -> new BatchNorm1d(3).forward(Tensor.ones(2, 3).to(DType.FLOAT64))));
    assertEquals(
        "batch_norm: a running mean without a running variance, expected both or neither",
        message(
            () ->
                Functional.batchNorm(
                    Tensor.ones(2, 3), Tensor.ones(3), null, null, null, true, 0.1, 1e-5)));
  }

  @Test
  void layerAndGroupNormNameWrongUse() {
    assertEquals(
        "layer_norm: got shape [2, 3], expected a shape that ends in [4]",
        message(() -> new LayerNorm(4).forward(Tensor.ones(2, 3))));
    assertEquals(
        "layer_norm: got shape [3], expected [4] for weight and bias",
        message(
            () ->
                Functional.layerNorm(
                    Tensor.ones(2, 4), new long[] {4}, Tensor.ones(3), null, 1e-5)));
    assertEquals("LayerNorm: normalized_shape = (), expected a dimension", message(LayerNorm::new));
    assertEquals(
        "LayerNorm: normalized_shape = 0, expected at least 1", message(() -> new LayerNorm(0)));
    assertEquals(
        "group_norm: got shape [2, 5, 3], expected channels in 2 groups of one size",
        message(() -> Functional.groupNorm(Tensor.ones(2, 5, 3), 2, null, null, 1e-5)));
    assertEquals(
        "GroupNorm: num_channels = 5, expected a multiple of num_groups = 2",
        message(() -> new GroupNorm(2, 5)));
    assertEquals(
        "group_norm: expected more than 1 value per channel when training, got shape [1, 4]; use larger groups",
        message(() -> new GroupNorm(4, 4).forward(Tensor.ones(1, 4))));
    assertEquals(
        "group_norm: got shape [4], expected [6] for 6 channels",
        message(() -> new GroupNorm(2, 4).forward(Tensor.ones(2, 6, 2))));
  }

  @Test
  void numbersPrintAsInPython() {
    assertEquals("1e-05", Numbers.text(1e-5));
    assertEquals("0.0001", Numbers.text(1e-4));
    assertEquals("1.5e-07", Numbers.text(1.5e-7));
    assertEquals("2.0", Numbers.text(2));
    assertEquals("1e+16", Numbers.text(1e16));
    assertEquals("123.25", Numbers.text(123.25));
    assertEquals("0.0", Numbers.text(0));
  }

  private static String message(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }
}
