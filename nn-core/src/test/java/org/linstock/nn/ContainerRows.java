package org.linstock.nn;

import java.util.List;

/** Containers that compute. */
final class ContainerRows {
  private ContainerRows() {}

  static List<LayerTable.Row> rows() {
    LayerTable.Section section = new LayerTable.Section("layers_containers");
    section.row(
        "Parallel",
        "Parallel(nn.Linear(4, 3), nn.Sequential(nn.Linear(4, 2), nn.Tanh()))",
        () -> new Parallel(new Linear(4, 3), new Sequential(new Linear(4, 2), new Tanh())),
        """
        Parallel(
          (0): Linear(in_features=4, out_features=3, bias=True)
          (1): Sequential(
            (0): Linear(in_features=4, out_features=2, bias=True)
            (1): Tanh()
          )
        )""");
    section.row(
        "Parallel_add",
        "Parallel(nn.Linear(4, 3), nn.Linear(4, 3), combine='add')",
        () -> new Parallel(Parallel.Combine.ADD, new Linear(4, 3), new Linear(4, 3)),
        """
        Parallel(
          combine=add
          (0): Linear(in_features=4, out_features=3, bias=True)
          (1): Linear(in_features=4, out_features=3, bias=True)
        )""");
    section.row(
        "Residual",
        "Residual(nn.Sequential(nn.Linear(4, 4), nn.Tanh()))",
        () -> new Residual(new Sequential(new Linear(4, 4), new Tanh())),
        """
        Residual(
          (net): Sequential(
            (0): Linear(in_features=4, out_features=4, bias=True)
            (1): Tanh()
          )
        )""");
    section.row(
        "Residual_shortcut",
        "Residual(nn.Linear(4, 3), nn.Linear(4, 3, bias=False))",
        () -> new Residual(new Linear(4, 3), new Linear(4, 3, false)),
        """
        Residual(
          (net): Linear(in_features=4, out_features=3, bias=True)
          (shortcut): Linear(in_features=4, out_features=3, bias=False)
        )""");
    return section.rows();
  }
}
