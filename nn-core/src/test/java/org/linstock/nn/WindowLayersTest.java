package org.linstock.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.linstock.kernels.WithKernels;
import org.linstock.memory.DType;
import org.linstock.tensor.Tensor;

/** Convolution and pooling: sizes 0, what the graph needs, and wrong use. */
class WindowLayersTest {
  private static final ConvOptions PLAIN = new ConvOptions();
  private static final PoolOptions POOL = new PoolOptions();

  @Test
  void emptyBatchesPass() {
    emptyBatches();
    WithKernels.nd4j(WindowLayersTest::emptyBatches);
  }

  private static void emptyBatches() {
    for (Module layer :
        new Module[] {
          new Conv2d(3, 4, 3), new ConvTranspose2d(3, 4, 3), new MaxPool2d(2), new AvgPool2d(2)
        }) {
      Tensor x = Tensor.zeros(0, 3, 6, 6).requiresGrad_(true);
      Tensor y = layer.forward(x);
      assertEquals(0, y.size(0));
      y.sum().backward();
      assertArrayEquals(new long[] {0, 3, 6, 6}, x.grad().shape());
      layer.parameters().forEach(p -> assertEquals(0, p.grad().abs().sum().item()));
    }
  }

  @Test
  void imagesThatNeedNoGradientGetNone() {
    Conv2d layer = new Conv2d(1, 2, 3);
    Tensor x = Tensor.randn(2, 1, 5, 5);
    layer.forward(x).sum().backward();
    assertNull(x.grad());
    layer.freeze();
    x.requiresGrad_(true);
    layer.forward(x).sum().backward();
    assertArrayEquals(x.shape(), x.grad().shape());
  }

  @Test
  void optionsAreCheckedByTheLayer() {
    assertEquals(
        "Conv2d: stride = 0, expected at least 1",
        message(() -> new Conv2d(1, 2, 3, PLAIN.stride(0))));
    assertEquals(
        "Conv2d: padding = -1, expected at least 0",
        message(() -> new Conv2d(1, 2, 3, PLAIN.padding(-1))));
    assertEquals(
        "Conv1d: dilation = (1, 2), expected one number",
        message(() -> new Conv1d(1, 2, 3, PLAIN.dilation(1, 2))));
    assertEquals(
        "Conv2d: kernel_size = (1, 2, 3), expected one number or 2",
        message(() -> new Conv2d(1, 2, new int[] {1, 2, 3}, PLAIN)));
    assertEquals(
        "Conv2d: in_channels = 0, expected at least 1", message(() -> new Conv2d(0, 2, 3)));
    assertEquals(
        "Conv2d: in_channels = 3, expected a multiple of groups = 2",
        message(() -> new Conv2d(3, 2, 3, PLAIN.groups(2))));
    assertEquals(
        "Conv2d: out_channels = 3, expected a multiple of groups = 2",
        message(() -> new Conv2d(2, 3, 3, PLAIN.groups(2))));
    assertEquals(
        "Conv2d: padding \"same\" with stride (2, 2), expected stride 1",
        message(() -> new Conv2d(1, 2, 3, PLAIN.padding("same").stride(2))));
    assertEquals(
        "padding: \"full\", expected \"same\", \"valid\" or numbers",
        message(() -> PLAIN.padding("full")));
    assertEquals(
        "Conv2d: output_padding is for transposed convolution layers only",
        message(() -> new Conv2d(1, 2, 3, PLAIN.outputPadding(1))));
    assertEquals(
        "ConvTranspose2d: a padding by name is for convolution layers only",
        message(() -> new ConvTranspose2d(1, 2, 3, PLAIN.padding("same"))));
  }

  @Test
  void poolingOptionsAreCheckedByTheLayer() {
    assertEquals(
        "MaxPool2d: kernel_size = 0, expected at least 1", message(() -> new MaxPool2d(0)));
    assertEquals(
        "AvgPool2d: dilation (2,), expected none: only maxima have one",
        message(() -> new AvgPool2d(2, POOL.dilation(2))));
    assertEquals(
        "AvgPool1d: divisor_override = 3, expected none: only means over images have one",
        message(() -> new AvgPool1d(2, POOL.divisorOverride(3))));
    assertEquals(
        "pooling: divisor_override = 0, expected at least 1",
        message(() -> POOL.divisorOverride(0)));
    assertEquals(
        "AdaptiveAvgPool2d: output_size = (1, 2, 3), expected one number or 2",
        message(() -> new AdaptiveAvgPool2d(new int[] {1, 2, 3})));
    assertEquals(
        "AdaptiveAvgPool1d: output_size = 0, expected at least 1",
        message(() -> new AdaptiveAvgPool1d(0)));
  }

  @Test
  void convolutionsNameWhatDoesNotFit() {
    Tensor x = Tensor.ones(2, 3, 5, 5);
    Tensor w = Tensor.ones(4, 3, 3, 3);
    assertEquals(
        "conv2d: got shape [3, 5, 5], expected images [batch, channels, height, width]; a single image needs unsqueeze(0)",
        message(() -> new Conv2d(3, 4, 3).forward(x.get(0))));
    assertEquals(
        "conv1d: got shape [3, 5], expected signals [batch, channels, length]; a single signal needs unsqueeze(0)",
        message(() -> new Conv1d(3, 4, 3).forward(Tensor.ones(3, 5))));
    assertEquals(
        "conv2d: got shape [2, 2, 5, 5], expected 3 channels for a weight of shape [4, 3, 3, 3]",
        message(() -> Functional.conv2d(Tensor.ones(2, 2, 5, 5), w, null)));
    assertEquals(
        "conv2d: got shape [2, 3, 5, 5], expected 6 channels in 2 groups for a weight of shape [4, 3, 3, 3]",
        message(() -> Functional.conv2d(x, w, null, PLAIN.groups(2))));
    assertEquals(
        "conv2d: got shape [4, 3, 3, 3], expected filters in 3 groups",
        message(() -> Functional.conv2d(Tensor.ones(2, 9, 5, 5), w, null, PLAIN.groups(3))));
    assertEquals(
        "conv2d: groups = 0, expected at least 1",
        message(() -> Functional.conv2d(x, w, null, PLAIN.groups(0))));
    assertEquals(
        "conv2d: got shape [3], expected [4] for the bias",
        message(() -> Functional.conv2d(x, w, Tensor.ones(3))));
    assertEquals(
        "conv2d: got shape [2, 3, 2, 5], expected images at least as large as the window of (3, 3)",
        message(() -> Functional.conv2d(Tensor.ones(2, 3, 2, 5), w, null)));
    assertEquals(
        "conv2d: types float64 and float32 differ; convert one with to(…)",
        message(() -> Functional.conv2d(x.to(DType.FLOAT64), w, null)));
    assertEquals(
        "conv2d: got a weight of shape [4, 3, 3], expected rank 4",
        message(() -> Functional.conv2d(x, Tensor.ones(4, 3, 3), null)));
    assertEquals(
        "LazyConv2d: got shape [3, 5, 5], expected a batch of rank 4; a single one needs unsqueeze(0)",
        message(() -> new LazyConv2d(4, 3).forward(x.get(0))));
  }

  @Test
  void transposedConvolutionsNameWhatDoesNotFit() {
    Tensor x = Tensor.ones(2, 3, 5, 5);
    Tensor w = Tensor.ones(3, 4, 3, 3);
    assertEquals(
        "conv_transpose2d: got shape [2, 2, 5, 5], expected 3 channels for a weight of shape [3, 4, 3, 3]",
        message(() -> Functional.convTranspose2d(Tensor.ones(2, 2, 5, 5), w, null, PLAIN)));
    assertEquals(
        "conv_transpose2d: output padding 2, expected less than the stride 2 or the dilation 1",
        message(() -> Functional.convTranspose2d(x, w, null, PLAIN.stride(2).outputPadding(2))));
    assertEquals(
        "conv_transpose2d: got shape [2, 3, 5, 5], expected sizes whose result is not empty; use less padding than 4",
        message(() -> Functional.convTranspose2d(x, w, null, PLAIN.padding(4))));
    assertEquals(
        "conv_transpose1d: got shape [3, 5], expected signals [batch, channels, length]; a single signal needs unsqueeze(0)",
        message(() -> new ConvTranspose1d(3, 4, 3).forward(Tensor.ones(3, 5))));
    assertEquals(
        "conv_transpose2d: got shape [5], expected [4] for the bias",
        message(() -> Functional.convTranspose2d(x, w, Tensor.ones(5), PLAIN)));
  }

  @Test
  void poolingsNameWhatDoesNotFit() {
    Tensor x = Tensor.ones(2, 3, 5, 5);
    assertEquals(
        "max_pool2d: got shape [3, 5, 5], expected images [batch, channels, height, width]; a single image needs unsqueeze(0)",
        message(() -> new MaxPool2d(2).forward(x.get(0))));
    assertEquals(
        "max_pool1d: got shape [2, 3, 5, 5], expected signals [batch, channels, length]",
        message(() -> new MaxPool1d(2).forward(x)));
    assertEquals(
        "avg_pool2d: got shape [2, 3, 5, 5], expected images at least as large as the window of (6, 6)",
        message(() -> new AvgPool2d(6).forward(x)));
    assertEquals(
        "avg_pool1d: got shape [2, 3, 5], expected signals at least as large as the window of (6)",
        message(() -> new AvgPool1d(6).forward(Tensor.ones(2, 3, 5))));
    assertEquals(
        "max_pool2d: padding 2 with a window of 3, expected at most half of it",
        message(() -> new MaxPool2d(3, 1, 2).forward(x)));
    assertEquals(
        "max_pool2d: dilation 6 with padding over a size of 5, expected at most the size",
        message(() -> new MaxPool2d(2, POOL.padding(1).dilation(6)).forward(x)));
    assertEquals(
        "max_pool2d: a tensor of int64, expected a floating point type; convert it with to(float32)",
        message(() -> new MaxPool2d(2).forward(Tensor.ofInts(1, 2))));
    assertEquals(
        "adaptive_avg_pool2d: got shape [2, 3, 0, 5], expected sizes of at least 1 to pool over",
        message(() -> new AdaptiveAvgPool2d(2).forward(Tensor.zeros(2, 3, 0, 5))));
    assertEquals(
        "adaptive_avg_pool1d: got shape [2, 3, 5, 5], expected signals [batch, channels, length]",
        message(() -> new AdaptiveAvgPool1d(2).forward(x)));
  }

  @Test
  void shapesThatDoNotUnfoldAreNamed() {
    assertEquals(
        "Unflatten: unflattened_size = (-1, -1), expected sizes of which one may be -1",
        message(() -> new Unflatten(1, -1, -1)));
    assertEquals(
        "Unflatten: shape [2, 4] does not hold the tensor's 6 elements",
        message(() -> new Unflatten(1, 2, 4).forward(Tensor.ones(3, 6))));
    assertTrue(
        message(() -> new Unflatten(2, 2, 3).forward(Tensor.ones(3, 6)))
            .startsWith("Unflatten: dimension 2 of a tensor of rank 2"));
    assertTrue(
        message(() -> new Flatten(1, 3).forward(Tensor.ones(3, 6)))
            .startsWith("flatten: dimension 3 of a tensor of rank 2"));
  }

  @Test
  void nanIsTheLargest() {
    Tensor x = Tensor.of(new float[] {1, Float.NaN, 3, 4}, 1, 1, 2, 2);
    assertTrue(Double.isNaN(new MaxPool2d(2).forward(x).item()));
    WithKernels.nd4j(() -> assertTrue(Double.isNaN(new MaxPool2d(2).forward(x).item())));
  }

  @Test
  void theFirstOfEqualsAndAnyNanAreFoundInPairs() {
    float nan = Float.NaN;
    float inf = Float.POSITIVE_INFINITY;
    assertPosition(0, 2, 2, 2, 2);
    assertPosition(0, -0f, 0, 0, -0f);
    assertPosition(1, 1, 3, 2, 3);
    assertPosition(2, 1, 0, 5, 5);
    assertPosition(3, -4, -3, -2, -1);
    assertPosition(0, nan, 1, inf, 3);
    assertPosition(2, 1, inf, nan, 3);
    assertPosition(3, 1, inf, 2, nan);
    assertPosition(1, -inf, inf, 0, inf);
  }

  /** Which of the four numbers in the second window of a row 2×2 pooling takes. */
  private static void assertPosition(int expected, float a, float b, float c, float d) {
    Tensor x = Tensor.of(new float[] {0, 0, a, b, 0, 0, c, d}, 1, 1, 2, 4);
    Runnable test =
        () -> {
          Tensor indices = Functional.maxPool2dWithIndices(x, new int[] {2, 2}, POOL).indices();
          assertEquals(2 + expected / 2 * 4 + expected % 2, indices.toLongArray()[1]);
        };
    test.run();
    WithKernels.nd4j(test);
  }

  private static String message(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }
}
