package org.linstock.nn;

import java.util.List;

/** Convolution, pooling and shapes. */
final class ConvolutionLayerRows {
  private ConvolutionLayerRows() {}

  static List<LayerTable.Row> rows() {
    LayerTable.Section section = new LayerTable.Section("layers_conv");
    section.row(
        "Conv1d",
        "nn.Conv1d(4, 3, 3)",
        () -> new Conv1d(4, 3, 3),
        "Conv1d(4, 3, kernel_size=(3,), stride=(1,))");
    section.row(
        "Conv1d_settings",
        "nn.Conv1d(4, 6, 3, stride=2, padding=2, dilation=2, groups=2, bias=False)",
        () ->
            new Conv1d(
                4, 6, 3, new ConvOptions().stride(2).padding(2).dilation(2).groups(2).bias(false)),
        "Conv1d(4, 6, kernel_size=(3,), stride=(2,), padding=(2,), dilation=(2,), groups=2, bias=False)");
    section.row(
        "Conv2d_groups",
        "nn.Conv2d(4, 6, 3, padding=1, groups=2)",
        () -> new Conv2d(4, 6, 3, new ConvOptions().padding(1).groups(2)),
        "Conv2d(4, 6, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1), groups=2)");
    section.row(
        "Conv2d_same",
        "nn.Conv2d(4, 3, (2, 3), padding='same', dilation=(1, 2), bias=False)",
        () ->
            new Conv2d(
                4,
                3,
                new int[] {2, 3},
                new ConvOptions().padding("same").dilation(1, 2).bias(false)),
        "Conv2d(4, 3, kernel_size=(2, 3), stride=(1, 1), padding=same, dilation=(1, 2), bias=False)");
    section.row(
        "ConvTranspose1d",
        "nn.ConvTranspose1d(4, 3, 3, stride=2, output_padding=1)",
        () -> new ConvTranspose1d(4, 3, 3, new ConvOptions().stride(2).outputPadding(1)),
        "ConvTranspose1d(4, 3, kernel_size=(3,), stride=(2,), output_padding=(1,))");
    section.row(
        "ConvTranspose2d",
        "nn.ConvTranspose2d(4, 3, 2, stride=2)",
        () -> new ConvTranspose2d(4, 3, 2, 2, 0),
        "ConvTranspose2d(4, 3, kernel_size=(2, 2), stride=(2, 2))");
    section.row(
        "ConvTranspose2d_settings",
        "nn.ConvTranspose2d(4, 6, (3, 2), stride=2, padding=1, output_padding=1, groups=2, bias=False, dilation=(1, 2))",
        () ->
            new ConvTranspose2d(
                4,
                6,
                new int[] {3, 2},
                new ConvOptions()
                    .stride(2)
                    .padding(1)
                    .outputPadding(1)
                    .groups(2)
                    .bias(false)
                    .dilation(1, 2)),
        "ConvTranspose2d(4, 6, kernel_size=(3, 2), stride=(2, 2), padding=(1, 1), dilation=(1, 2), output_padding=(1, 1), groups=2, bias=False)");
    section.row(
        "MaxPool1d",
        "nn.MaxPool1d(3, stride=2, padding=1, ceil_mode=True)",
        () -> new MaxPool1d(3, new PoolOptions().stride(2).padding(1).ceilMode(true)),
        "MaxPool1d(kernel_size=3, stride=2, padding=1, dilation=1, ceil_mode=True)");
    section.row(
        "MaxPool2d_settings",
        "nn.MaxPool2d((3, 2), stride=2, padding=1, dilation=(2, 1), ceil_mode=True)",
        () ->
            new MaxPool2d(
                new int[] {3, 2},
                new PoolOptions().stride(2).padding(1).dilation(2, 1).ceilMode(true)),
        "MaxPool2d(kernel_size=(3, 2), stride=2, padding=1, dilation=(2, 1), ceil_mode=True)");
    section.row(
        "AvgPool1d",
        "nn.AvgPool1d(3, stride=2, padding=1)",
        () -> new AvgPool1d(3, 2, 1),
        "AvgPool1d(kernel_size=(3,), stride=(2,), padding=(1,))");
    section.row(
        "AvgPool2d_settings",
        "nn.AvgPool2d((3, 2), stride=(2, 4), padding=1, ceil_mode=True, count_include_pad=False, divisor_override=5)",
        () ->
            new AvgPool2d(
                new int[] {3, 2},
                new PoolOptions()
                    .stride(2, 4)
                    .padding(1)
                    .ceilMode(true)
                    .countIncludePad(false)
                    .divisorOverride(5)),
        "AvgPool2d(kernel_size=(3, 2), stride=(2, 4), padding=1)");
    section.row(
        "AdaptiveAvgPool1d",
        "nn.AdaptiveAvgPool1d(4)",
        () -> new AdaptiveAvgPool1d(4),
        "AdaptiveAvgPool1d(output_size=4)");
    section.row(
        "AdaptiveAvgPool2d",
        "nn.AdaptiveAvgPool2d((3, 4))",
        () -> new AdaptiveAvgPool2d(new int[] {3, 4}),
        "AdaptiveAvgPool2d(output_size=(3, 4))");
    section.row(
        "AdaptiveAvgPool2d_square",
        "nn.AdaptiveAvgPool2d(1)",
        () -> new AdaptiveAvgPool2d(1),
        "AdaptiveAvgPool2d(output_size=1)");
    section.row(
        "AdaptiveMaxPool2d",
        "nn.AdaptiveMaxPool2d((3, 4))",
        () -> new AdaptiveMaxPool2d(new int[] {3, 4}),
        "AdaptiveMaxPool2d(output_size=(3, 4))");
    section.row(
        "Flatten_middle",
        "nn.Flatten(1, 2)",
        () -> new Flatten(1, 2),
        "Flatten(start_dim=1, end_dim=2)");
    section.row(
        "Unflatten",
        "nn.Unflatten(1, (2, -1))",
        () -> new Unflatten(1, 2, -1),
        "Unflatten(dim=1, unflattened_size=(2, -1))");
    section.row("Identity", "nn.Identity()", () -> new Identity(), "Identity()");
    return section.rows();
  }

  /** The beginning of a residual net. */
  static Module net() {
    return new Sequential(
        new Conv2d(4, 6, 3, new ConvOptions().padding(1).bias(false)),
        new BatchNorm2d(6),
        new ReLU(),
        new AdaptiveAvgPool2d(1),
        new Flatten(),
        new Linear(6, 3));
  }
}
