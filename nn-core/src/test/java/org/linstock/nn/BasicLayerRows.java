package org.linstock.nn;

import java.util.List;

/** The layers of the first nets, and two whole nets. */
final class BasicLayerRows {
  private BasicLayerRows() {}

  static List<LayerTable.Row> rows() {
    LayerTable.Section section = new LayerTable.Section("layers");
    section.row(
        "Linear",
        "nn.Linear(4, 3)",
        () -> new Linear(4, 3),
        "Linear(in_features=4, out_features=3, bias=True)");
    section.row(
        "Linear_nobias",
        "nn.Linear(4, 3, bias=False)",
        () -> new Linear(4, 3, false),
        "Linear(in_features=4, out_features=3, bias=False)");
    section.row(
        "Conv2d",
        "nn.Conv2d(3, 4, (3, 2))",
        () -> new Conv2d(3, 4, pair(3, 2), new ConvOptions()),
        "Conv2d(3, 4, kernel_size=(3, 2), stride=(1, 1))");
    section.row(
        "Conv2d_stride_pad",
        "nn.Conv2d(3, 4, (3, 2), stride=(2, 1), padding=(1, 2))",
        () -> new Conv2d(3, 4, pair(3, 2), new ConvOptions().stride(2, 1).padding(1, 2)),
        "Conv2d(3, 4, kernel_size=(3, 2), stride=(2, 1), padding=(1, 2))");
    section.row(
        "MaxPool2d",
        "nn.MaxPool2d(2)",
        () -> new MaxPool2d(2),
        "MaxPool2d(kernel_size=2, stride=2, padding=0, dilation=1, ceil_mode=False)");
    section.row(
        "AvgPool2d",
        "nn.AvgPool2d(2)",
        () -> new AvgPool2d(2),
        "AvgPool2d(kernel_size=2, stride=2, padding=0)");
    section.row("Flatten", "nn.Flatten()", Flatten::new, "Flatten(start_dim=1, end_dim=-1)");
    section.row("ReLU", "nn.ReLU()", ReLU::new, "ReLU()");
    section.row("Sigmoid", "nn.Sigmoid()", Sigmoid::new, "Sigmoid()");
    section.row("Tanh", "nn.Tanh()", Tanh::new, "Tanh()");
    section.row(
        "MLP",
        "nn.Sequential(nn.Linear(20, 16), nn.ReLU(), nn.Linear(16, 5))",
        () -> new Sequential(new Linear(20, 16), new ReLU(), new Linear(16, 5)),
        """
        Sequential(
          (0): Linear(in_features=20, out_features=16, bias=True)
          (1): ReLU()
          (2): Linear(in_features=16, out_features=5, bias=True)
        )""");
    section.row(
        "LeNet",
        "nn.Sequential(nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), "
            + "nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), "
            + "nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))",
        BasicLayerRows::leNet,
        """
        Sequential(
          (0): Conv2d(1, 6, kernel_size=(5, 5), stride=(1, 1), padding=(2, 2))
          (1): ReLU()
          (2): MaxPool2d(kernel_size=2, stride=2, padding=0, dilation=1, ceil_mode=False)
          (3): Conv2d(6, 16, kernel_size=(5, 5), stride=(1, 1))
          (4): ReLU()
          (5): MaxPool2d(kernel_size=2, stride=2, padding=0, dilation=1, ceil_mode=False)
          (6): Flatten(start_dim=1, end_dim=-1)
          (7): Linear(in_features=400, out_features=120, bias=True)
          (8): ReLU()
          (9): Linear(in_features=120, out_features=84, bias=True)
          (10): ReLU()
          (11): Linear(in_features=84, out_features=10, bias=True)
        )""");
    return section.rows();
  }

  private static int[] pair(int height, int width) {
    return new int[] {height, width};
  }

  static Module leNet() {
    return new Sequential(
        new Conv2d(1, 6, 5, 1, 2),
        new ReLU(),
        new MaxPool2d(2),
        new Conv2d(6, 16, 5),
        new ReLU(),
        new MaxPool2d(2),
        new Flatten(),
        new Linear(400, 120),
        new ReLU(),
        new Linear(120, 84),
        new ReLU(),
        new Linear(84, 10));
  }
}
