package org.linstock.nn;

import java.util.List;

/** Normalization and dropout. */
final class NormLayerRows {
  private NormLayerRows() {}

  static List<LayerTable.Row> rows() {
    LayerTable.Section section = new LayerTable.Section("layers_norm");
    section.row(
        "BatchNorm1d",
        "nn.BatchNorm1d(3)",
        () -> new BatchNorm1d(3),
        "BatchNorm1d(3, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True)");
    section.row(
        "BatchNorm1d_eval",
        "used(nn.BatchNorm1d(3)).eval()",
        () -> new BatchNorm1d(3).eval(),
        "BatchNorm1d(3, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True)");
    section.row(
        "BatchNorm1d_settings",
        "used(nn.BatchNorm1d(3, eps=0.001, momentum=None))",
        () -> new BatchNorm1d(3, 0.001, null),
        "BatchNorm1d(3, eps=0.001, momentum=None, affine=True, track_running_stats=True)");
    section.row(
        "BatchNorm1d_plain",
        "nn.BatchNorm1d(3, affine=False, track_running_stats=False).eval()",
        () -> new BatchNorm1d(3, 1e-5, 0.1, false, false).eval(),
        "BatchNorm1d(3, eps=1e-05, momentum=0.1, affine=False, track_running_stats=False)");
    section.row(
        "BatchNorm2d",
        "nn.BatchNorm2d(3)",
        () -> new BatchNorm2d(3),
        "BatchNorm2d(3, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True)");
    section.row(
        "BatchNorm2d_eval",
        "used(nn.BatchNorm2d(3)).eval()",
        () -> new BatchNorm2d(3).eval(),
        "BatchNorm2d(3, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True)");
    section.row(
        "BatchNorm2d_settings",
        "used(nn.BatchNorm2d(3, eps=0.001, momentum=None))",
        () -> new BatchNorm2d(3, 0.001, null),
        "BatchNorm2d(3, eps=0.001, momentum=None, affine=True, track_running_stats=True)");
    section.row(
        "BatchNorm2d_plain",
        "nn.BatchNorm2d(3, affine=False, track_running_stats=False).eval()",
        () -> new BatchNorm2d(3, 1e-5, 0.1, false, false).eval(),
        "BatchNorm2d(3, eps=1e-05, momentum=0.1, affine=False, track_running_stats=False)");
    section.row(
        "BatchNorm1d_signals",
        "used(nn.BatchNorm1d(3, momentum=0.3))",
        () -> new BatchNorm1d(3, 1e-5, 0.3),
        "BatchNorm1d(3, eps=1e-05, momentum=0.3, affine=True, track_running_stats=True)");
    section.row(
        "LayerNorm",
        "used(nn.LayerNorm(5))",
        () -> new LayerNorm(5),
        "LayerNorm((5,), eps=1e-05, elementwise_affine=True)");
    section.row(
        "LayerNorm_settings",
        "used(nn.LayerNorm((2, 5), eps=0.001, bias=False))",
        () -> new LayerNorm(new int[] {2, 5}, 0.001, true, false),
        "LayerNorm((2, 5), eps=0.001, elementwise_affine=True)");
    section.row(
        "LayerNorm_plain",
        "nn.LayerNorm(5, elementwise_affine=False)",
        () -> new LayerNorm(new int[] {5}, 1e-5, false, true),
        "LayerNorm((5,), eps=1e-05, elementwise_affine=False)");
    section.row(
        "GroupNorm",
        "used(nn.GroupNorm(2, 6))",
        () -> new GroupNorm(2, 6),
        "GroupNorm(2, 6, eps=1e-05, affine=True)");
    section.row(
        "GroupNorm_plain",
        "nn.GroupNorm(6, 6, eps=0.001, affine=False)",
        () -> new GroupNorm(6, 6, 0.001, false),
        "GroupNorm(6, 6, eps=0.001, affine=False)");
    section.row(
        "Dropout",
        "nn.Dropout(0.2).eval()",
        () -> new Dropout(0.2).eval(),
        "Dropout(p=0.2, inplace=False)");
    section.row(
        "Dropout1d",
        "nn.Dropout1d(0.2).eval()",
        () -> new Dropout1d(0.2).eval(),
        "Dropout1d(p=0.2, inplace=False)");
    section.row(
        "Dropout2d",
        "nn.Dropout2d(0.2).eval()",
        () -> new Dropout2d(0.2).eval(),
        "Dropout2d(p=0.2, inplace=False)");
    section.row(
        "AlphaDropout",
        "nn.AlphaDropout(0.2).eval()",
        () -> new AlphaDropout(0.2).eval(),
        "AlphaDropout(p=0.2, inplace=False)");
    section.row(
        "Dropout_all", "nn.Dropout(1.0)", () -> new Dropout(1), "Dropout(p=1.0, inplace=False)");
    section.row(
        "Dropout_none", "nn.Dropout(0.0)", () -> new Dropout(0), "Dropout(p=0.0, inplace=False)");
    section.row(
        "ConvBatchNormNet",
        "nn.Sequential(nn.Conv2d(4, 6, 3, padding=1, bias=False), nn.BatchNorm2d(6), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(6, 3))",
        ConvolutionLayerRows::net,
        """
        Sequential(
          (0): Conv2d(4, 6, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1), bias=False)
          (1): BatchNorm2d(6, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True)
          (2): ReLU()
          (3): AdaptiveAvgPool2d(output_size=1)
          (4): Flatten(start_dim=1, end_dim=-1)
          (5): Linear(in_features=6, out_features=3, bias=True)
        )""");
    return section.rows();
  }
}
