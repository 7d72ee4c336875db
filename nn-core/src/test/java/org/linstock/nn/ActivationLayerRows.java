package org.linstock.nn;

import java.util.List;

/** Activations. */
final class ActivationLayerRows {
  private ActivationLayerRows() {}

  static List<LayerTable.Row> rows() {
    LayerTable.Section section = new LayerTable.Section("layers_activations");
    section.row(
        "LeakyReLU", "nn.LeakyReLU()", () -> new LeakyReLU(), "LeakyReLU(negative_slope=0.01)");
    section.row(
        "LeakyReLU_slope",
        "nn.LeakyReLU(0.25)",
        () -> new LeakyReLU(0.25),
        "LeakyReLU(negative_slope=0.25)");
    section.row("PReLU", "nn.PReLU()", () -> new PReLU(), "PReLU(num_parameters=1)");
    section.row("PReLU_channels", "nn.PReLU(4)", () -> new PReLU(4), "PReLU(num_parameters=4)");
    section.row("ELU", "nn.ELU()", () -> new ELU(), "ELU(alpha=1.0)");
    section.row("ELU_alpha", "nn.ELU(0.5)", () -> new ELU(0.5), "ELU(alpha=0.5)");
    section.row("SELU", "nn.SELU()", () -> new SELU(), "SELU()");
    section.row("GELU", "nn.GELU()", () -> new GELU(), "GELU(approximate='none')");
    section.row(
        "GELU_tanh",
        "nn.GELU(approximate='tanh')",
        () -> new GELU(true),
        "GELU(approximate='tanh')");
    section.row("SiLU", "nn.SiLU()", () -> new SiLU(), "SiLU()");
    section.row("Mish", "nn.Mish()", () -> new Mish(), "Mish()");
    section.row(
        "Hardtanh", "nn.Hardtanh()", () -> new Hardtanh(), "Hardtanh(min_val=-1.0, max_val=1.0)");
    section.row(
        "Hardtanh_bounds",
        "nn.Hardtanh(-0.75, 1.25)",
        () -> new Hardtanh(-0.75, 1.25),
        "Hardtanh(min_val=-0.75, max_val=1.25)");
    section.row("ReLU6", "nn.ReLU6()", () -> new ReLU6(), "ReLU6()");
    section.row("Hardsigmoid", "nn.Hardsigmoid()", () -> new Hardsigmoid(), "Hardsigmoid()");
    section.row("Hardswish", "nn.Hardswish()", () -> new Hardswish(), "Hardswish()");
    section.row(
        "Softplus", "nn.Softplus()", () -> new Softplus(), "Softplus(beta=1.0, threshold=20.0)");
    section.row(
        "Softplus_beta",
        "nn.Softplus(2.0, 5.0)",
        () -> new Softplus(2, 5),
        "Softplus(beta=2.0, threshold=5.0)");
    section.row("Softsign", "nn.Softsign()", () -> new Softsign(), "Softsign()");
    section.row("LogSigmoid", "nn.LogSigmoid()", () -> new LogSigmoid(), "LogSigmoid()");
    section.row("Softmax", "nn.Softmax(1)", () -> new Softmax(1), "Softmax(dim=1)");
    section.row("LogSoftmax", "nn.LogSoftmax(-1)", () -> new LogSoftmax(-1), "LogSoftmax(dim=-1)");
    section.row("Softmin", "nn.Softmin(1)", () -> new Softmin(1), "Softmin(dim=1)");
    return section.rows();
  }
}
