package org.linstock.ops;

import java.util.List;
import java.util.function.Function;
import org.linstock.nn.Functional;
import org.linstock.tensor.Tensor;

/** Activations, for moderate inputs and for those that saturate. */
final class ActivationRows {
  private static final OpTable.Section SECTION = new OpTable.Section("ops_activations");

  private ActivationRows() {}

  private static void both(String name, String method, Function<Tensor[], Tensor> op) {
    SECTION.row(name, method, op);
    SECTION.row(name + "_wide", method, op);
  }

  static {
    both("leaky_relu", "Activations.leakyRelu", x -> Functional.leakyRelu(x[0], 0.25));
    both("elu", "Activations.elu", x -> Functional.elu(x[0], 0.75));
    both("selu", "Activations.selu", x -> Functional.selu(x[0]));
    both("gelu", "Activations.gelu", x -> Functional.gelu(x[0]));
    both("gelu_tanh", "Activations.geluTanh", x -> Functional.gelu(x[0], true));
    both("silu", "Activations.silu", x -> Functional.silu(x[0]));
    both("mish", "Activations.mish", x -> Functional.mish(x[0]));
    both("hardtanh", "Activations.hardtanh", x -> Functional.hardtanh(x[0], -0.75, 1.25));
    both("relu6", "Activations.relu6", x -> Functional.relu6(x[0]));
    both("hardsigmoid", "Activations.hardsigmoid", x -> Functional.hardsigmoid(x[0]));
    both("hardswish", "Activations.hardswish", x -> Functional.hardswish(x[0]));
    both("softplus", "Activations.softplus", x -> Functional.softplus(x[0], 2, 20));
    both("softsign", "Activations.softsign", x -> Functional.softsign(x[0]));
    both("log_sigmoid", "Activations.logSigmoid", x -> Functional.logSigmoid(x[0]));
    SECTION.row("prelu", "Activations.prelu", x -> Functional.prelu(x[0], x[1]));
    SECTION.row("prelu_channels", "Activations.prelu", x -> Functional.prelu(x[0], x[1]));
    SECTION.row("prelu_vector", "Activations.prelu", x -> Functional.prelu(x[0], x[1]));
  }

  static List<OpTable.Row> rows() {
    return SECTION.rows();
  }
}
