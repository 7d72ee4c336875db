package org.linstock.ops;

import java.util.List;
import org.linstock.nn.ConvOptions;
import org.linstock.nn.Functional;
import org.linstock.nn.PoolOptions;

/** Convolution, pooling and normalization. */
final class ConvolutionRows {
  private ConvolutionRows() {}

  static List<OpTable.Row> rows() {
    OpTable.Section section = new OpTable.Section("ops_conv");
    convolution(section);
    pooling(section);
    normalization(section);
    return section.rows();
  }

  private static void convolution(OpTable.Section section) {
    section.row(
        "conv1d",
        "Convolution.conv1d",
        x -> Functional.conv1d(x[0], x[1], x[2], new ConvOptions()));
    section.row(
        "conv1d_stride_pad_dilation",
        "Convolution.conv1d",
        x ->
            Functional.conv1d(
                x[0], x[1], x[2], new ConvOptions().stride(2).padding(2).dilation(2)));
    section.row(
        "conv1d_same",
        "Convolution.conv1d",
        x -> Functional.conv1d(x[0], x[1], null, new ConvOptions().padding("same")));
    section.row(
        "conv1d_groups",
        "Convolution.conv1d",
        x -> Functional.conv1d(x[0], x[1], x[2], new ConvOptions().groups(2)));
    section.row(
        "conv2d_dilation",
        "Convolution.conv2d",
        x -> Functional.conv2d(x[0], x[1], x[2], new ConvOptions().dilation(2, 1).padding(1, 2)));
    section.row(
        "conv2d_groups",
        "Convolution.conv2d",
        x -> Functional.conv2d(x[0], x[1], x[2], new ConvOptions().stride(2).padding(1).groups(2)));
    section.row(
        "conv2d_depthwise",
        "Convolution.conv2d",
        x -> Functional.conv2d(x[0], x[1], null, new ConvOptions().padding(1).groups(4)));
    section.row(
        "conv2d_same",
        "Convolution.conv2d",
        x -> Functional.conv2d(x[0], x[1], x[2], new ConvOptions().padding("same").dilation(1, 2)));
    section.row(
        "conv2d_valid",
        "Convolution.conv2d",
        x -> Functional.conv2d(x[0], x[1], x[2], new ConvOptions().padding("valid")));
    section.row(
        "conv2d_stride_leaves_rest",
        "Convolution.conv2d",
        x -> Functional.conv2d(x[0], x[1], x[2], new ConvOptions().stride(3, 4)));
    section.row(
        "conv2d_1x1_groups",
        "Convolution.conv2d",
        x -> Functional.conv2d(x[0], x[1], x[2], new ConvOptions().groups(2)));
    section.row(
        "conv2d_1x1_stride",
        "Convolution.conv2d",
        x -> Functional.conv2d(x[0], x[1], x[2], new ConvOptions().stride(2)));
    section.row(
        "conv_transpose1d",
        "Convolution.convTranspose1d",
        x ->
            Functional.convTranspose1d(
                x[0], x[1], x[2], new ConvOptions().stride(2).padding(1).outputPadding(1)));
    section.row(
        "conv_transpose1d_groups",
        "Convolution.convTranspose1d",
        x -> Functional.convTranspose1d(x[0], x[1], null, new ConvOptions().groups(2)));
    section.row(
        "conv_transpose2d",
        "Convolution.convTranspose2d",
        x -> Functional.convTranspose2d(x[0], x[1], x[2], new ConvOptions()));
    section.row(
        "conv_transpose2d_stride_pad",
        "Convolution.convTranspose2d",
        x ->
            Functional.convTranspose2d(
                x[0],
                x[1],
                x[2],
                new ConvOptions().stride(2, 3).padding(1, 0).outputPadding(1, 2)));
    section.row(
        "conv_transpose2d_dilation_groups",
        "Convolution.convTranspose2d",
        x ->
            Functional.convTranspose2d(
                x[0],
                x[1],
                x[2],
                new ConvOptions().stride(2).padding(1).outputPadding(2).groups(2).dilation(3)));
  }

  private static void pooling(OpTable.Section section) {
    section.row(
        "max_pool1d",
        "Pooling.maxPool1d",
        x ->
            Functional.maxPool1d(
                x[0], new int[] {3}, new PoolOptions().stride(2).padding(1).ceilMode(true)));
    section.row(
        "max_pool1d_dilation",
        "Pooling.maxPool1d",
        x -> Functional.maxPool1d(x[0], new int[] {3}, new PoolOptions().stride(1).dilation(2)));
    section.row(
        "max_pool2d_ceil",
        "Pooling.maxPool2d",
        x ->
            Functional.maxPool2d(
                x[0], new int[] {3, 2}, new PoolOptions().stride(2, 4).ceilMode(true)));
    section.row(
        "max_pool2d_dilation",
        "Pooling.maxPool2d",
        x ->
            Functional.maxPool2d(
                x[0], new int[] {3}, new PoolOptions().stride(1).padding(1).dilation(2, 1)));
    section.row(
        "max_pool2d_dilation_pad",
        "Pooling.maxPool2d",
        x ->
            Functional.maxPool2d(
                x[0],
                new int[] {2},
                new PoolOptions().stride(2).padding(1).dilation(3).ceilMode(true)));
    section.row(
        "avg_pool1d",
        "Pooling.avgPool1d",
        x -> Functional.avgPool1d(x[0], new int[] {3}, new PoolOptions().stride(2).padding(1)));
    section.row(
        "avg_pool1d_ceil",
        "Pooling.avgPool1d",
        x ->
            Functional.avgPool1d(
                x[0],
                new int[] {4},
                new PoolOptions().stride(3).padding(1).ceilMode(true).countIncludePad(false)));
    section.row(
        "avg_pool2d_ceil",
        "Pooling.avgPool2d",
        x ->
            Functional.avgPool2d(
                x[0], new int[] {3, 2}, new PoolOptions().stride(2, 4).padding(1).ceilMode(true)));
    section.row(
        "avg_pool2d_without_pad",
        "Pooling.avgPool2d",
        x ->
            Functional.avgPool2d(
                x[0],
                new int[] {3},
                new PoolOptions().stride(2).padding(1).countIncludePad(false)));
    section.row(
        "avg_pool2d_divisor",
        "Pooling.avgPool2d",
        x ->
            Functional.avgPool2d(
                x[0], new int[] {3}, new PoolOptions().stride(1).padding(0, 1).divisorOverride(5)));
    section.row(
        "adaptive_avg_pool1d",
        "Pooling.adaptiveAvgPool1d",
        x -> Functional.adaptiveAvgPool1d(x[0], 4));
    section.row(
        "adaptive_avg_pool1d_even",
        "Pooling.adaptiveAvgPool1d",
        x -> Functional.adaptiveAvgPool1d(x[0], 3));
    section.row(
        "adaptive_avg_pool2d",
        "Pooling.adaptiveAvgPool2d",
        x -> Functional.adaptiveAvgPool2d(x[0], 3, 4));
    section.row(
        "adaptive_avg_pool2d_larger",
        "Pooling.adaptiveAvgPool2d",
        x -> Functional.adaptiveAvgPool2d(x[0], 9, 2));
    section.row(
        "adaptive_avg_pool2d_all",
        "Pooling.adaptiveAvgPool2d",
        x -> Functional.adaptiveAvgPool2d(x[0], 1));
    section.row(
        "adaptive_max_pool2d",
        "Pooling.adaptiveMaxPool2d",
        x -> Functional.adaptiveMaxPool2d(x[0], 3, 4));
    section.row(
        "adaptive_max_pool2d_even",
        "Pooling.adaptiveMaxPool2d",
        x -> Functional.adaptiveMaxPool2d(x[0], 1, 3));
    section.row(
        "max_pool2d_indices",
        "Pooling.maxPool2d",
        x ->
            Functional.maxPool2dWithIndices(
                    x[0], new int[] {3}, new PoolOptions().stride(2).padding(1))
                .indices());
    section.row(
        "max_pool1d_indices",
        "Pooling.maxPool1d",
        x ->
            Functional.maxPool1dWithIndices(x[0], new int[] {3}, new PoolOptions().padding(1))
                .indices());
  }

  private static void normalization(OpTable.Section section) {
    section.row(
        "batch_norm",
        "Normalization.batchNorm",
        x -> Functional.batchNorm(x[0], null, null, x[1], x[2], true, 0.1, 1e-5));
    section.row(
        "batch_norm_1d",
        "Normalization.batchNorm",
        x -> Functional.batchNorm(x[0], null, null, x[1], x[2], true, 0.1, 1e-5));
    section.row(
        "batch_norm_plain",
        "Normalization.batchNorm",
        x -> Functional.batchNorm(x[0], null, null, null, null, true, 0.1, 1e-5));
    section.row(
        "batch_norm_eval",
        "Normalization.batchNorm",
        x -> Functional.batchNorm(x[0], x[1], x[2], x[3], x[4], false, 0.1, 1e-5));
    section.row(
        "layer_norm",
        "Normalization.layerNorm",
        x -> Functional.layerNorm(x[0], new long[] {5}, x[1], x[2], 1e-5));
    section.row(
        "layer_norm_two_dims",
        "Normalization.layerNorm",
        x -> Functional.layerNorm(x[0], new long[] {2, 5}, x[1], x[2], 1e-5));
    section.row(
        "layer_norm_nobias",
        "Normalization.layerNorm",
        x -> Functional.layerNorm(x[0], new long[] {5}, x[1], null, 1e-5));
    section.row(
        "layer_norm_plain",
        "Normalization.layerNorm",
        x -> Functional.layerNorm(x[0], new long[] {5}, null, null, 1e-5));
    section.row(
        "group_norm",
        "Normalization.groupNorm",
        x -> Functional.groupNorm(x[0], 2, x[1], x[2], 1e-5));
    section.row(
        "group_norm_each",
        "Normalization.groupNorm",
        x -> Functional.groupNorm(x[0], 4, null, null, 1e-5));
    section.row(
        "group_norm_no_positions",
        "Normalization.groupNorm",
        x -> Functional.groupNorm(x[0], 2, x[1], x[2], 1e-5));
  }
}
