package org.linstock.optim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.linstock.nn.Parameter;

/** One row a setting of an optimizer. */
final class OptimizerTable {
  /**
   * A row.
   *
   * @param name the case among PyTorch's reference numbers
   * @param constructor PyTorch's constructor, as the reference numbers name it
   * @param make the same in Java
   */
  record Row(String name, String constructor, Function<List<Parameter>, Optimizer> make) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final List<Row> ROWS = new ArrayList<>();

  static {
    row("sgd", "optim.SGD(p, lr=0.05)", p -> new SGD(p, 0.05));
    row("sgd_momentum", "optim.SGD(p, lr=0.05, momentum=0.9)", p -> new SGD(p, 0.05).momentum(0.9));
    row(
        "sgd_nesterov",
        "optim.SGD(p, lr=0.05, momentum=0.9, nesterov=True)",
        p -> new SGD(p, 0.05).momentum(0.9).nesterov(true));
    row(
        "sgd_dampening",
        "optim.SGD(p, lr=0.05, momentum=0.9, dampening=0.1)",
        p -> new SGD(p, 0.05).momentum(0.9).dampening(0.1));
    row(
        "sgd_wd",
        "optim.SGD(p, lr=0.05, momentum=0.9, weight_decay=1e-2)",
        p -> new SGD(p, 0.05).momentum(0.9).weightDecay(1e-2));
    row("adam", "optim.Adam(p, lr=0.01)", p -> new Adam(p, 0.01));
    row(
        "adam_wd",
        "optim.Adam(p, lr=0.01, weight_decay=1e-2)",
        p -> new Adam(p, 0.01).weightDecay(1e-2));
    row(
        "adam_betas",
        "optim.Adam(p, lr=0.01, betas=(0.8, 0.99), eps=1e-6)",
        p -> new Adam(p, 0.01).betas(0.8, 0.99).eps(1e-6));
  }

  private OptimizerTable() {}

  private static void row(
      String name, String constructor, Function<List<Parameter>, Optimizer> make) {
    ROWS.add(new Row(name, constructor, make));
  }

  static List<Row> rows() {
    return List.copyOf(ROWS);
  }
}
