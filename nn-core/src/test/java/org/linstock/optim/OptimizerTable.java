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
    row(
        "sgd_maximize",
        "optim.SGD(p, lr=0.05, momentum=0.9, weight_decay=1e-2, maximize=True)",
        p -> new SGD(p, 0.05).momentum(0.9).weightDecay(1e-2).maximize(true));
    row(
        "sgd_groups",
        "optim.SGD([{'params': p[:1], 'lr': 0.01, 'weight_decay': 0.1}, {'params': p[1:], 'momentum': 0.5}], lr=0.05)",
        p -> new SGD(0.05, head(p).lr(0.01).weightDecay(0.1), tail(p).momentum(0.5)));
    row(
        "adam_amsgrad",
        "optim.Adam(p, lr=0.01, betas=(0.8, 0.7), weight_decay=1e-2, amsgrad=True)",
        p -> new Adam(p, 0.01).betas(0.8, 0.7).weightDecay(1e-2).amsgrad(true));
    row(
        "adam_groups",
        "optim.Adam([{'params': p[:1], 'lr': 1e-3, 'betas': (0.8, 0.9)}, {'params': p[1:], 'weight_decay': 0.1, 'amsgrad': True}], lr=0.01)",
        p ->
            new Adam(
                0.01, head(p).lr(1e-3).betas(0.8, 0.9), tail(p).weightDecay(0.1).amsgrad(true)));
    row("adamw", "optim.AdamW(p, lr=0.01)", p -> new AdamW(p, 0.01));
    row(
        "adamw_wd",
        "optim.AdamW(p, lr=0.01, betas=(0.8, 0.99), eps=1e-6, weight_decay=0.1)",
        p -> new AdamW(p, 0.01).betas(0.8, 0.99).eps(1e-6).weightDecay(0.1));
    row(
        "adamw_amsgrad",
        "optim.AdamW(p, lr=0.01, betas=(0.8, 0.7), amsgrad=True, maximize=True)",
        p -> new AdamW(p, 0.01).betas(0.8, 0.7).amsgrad(true).maximize(true));
    row("nadam", "optim.NAdam(p, lr=0.01)", p -> new NAdam(p, 0.01));
    row(
        "nadam_wd",
        "optim.NAdam(p, lr=0.01, betas=(0.8, 0.99), eps=1e-6, weight_decay=0.1, momentum_decay=0.01)",
        p -> new NAdam(p, 0.01).betas(0.8, 0.99).eps(1e-6).weightDecay(0.1).momentumDecay(0.01));
    row(
        "nadam_decoupled",
        "optim.NAdam(p, lr=0.01, weight_decay=0.1, decoupled_weight_decay=True, maximize=True)",
        p -> new NAdam(p, 0.01).weightDecay(0.1).decoupledWeightDecay(true).maximize(true));
    row("adamax", "optim.Adamax(p, lr=0.01)", p -> new Adamax(p, 0.01));
    row(
        "adamax_wd",
        "optim.Adamax(p, lr=0.01, betas=(0.8, 0.9), eps=1e-3, weight_decay=0.1)",
        p -> new Adamax(p, 0.01).betas(0.8, 0.9).eps(1e-3).weightDecay(0.1));
    row("rmsprop", "optim.RMSprop(p, lr=0.01)", p -> new RMSprop(p, 0.01));
    row(
        "rmsprop_wd",
        "optim.RMSprop(p, lr=0.01, alpha=0.9, eps=1e-3, weight_decay=0.1)",
        p -> new RMSprop(p, 0.01).alpha(0.9).eps(1e-3).weightDecay(0.1));
    row(
        "rmsprop_centered",
        "optim.RMSprop(p, lr=0.01, alpha=0.9, eps=1e-3, centered=True)",
        p -> new RMSprop(p, 0.01).alpha(0.9).eps(1e-3).centered(true));
    row(
        "rmsprop_momentum",
        "optim.RMSprop(p, lr=0.01, centered=True, eps=1e-3, momentum=0.9)",
        p -> new RMSprop(p, 0.01).centered(true).eps(1e-3).momentum(0.9));
    row("adagrad", "optim.Adagrad(p, lr=0.1)", p -> new Adagrad(p, 0.1));
    row(
        "adagrad_decay",
        "optim.Adagrad(p, lr=0.1, lr_decay=0.05, weight_decay=0.1, eps=1e-3)",
        p -> new Adagrad(p, 0.1).lrDecay(0.05).weightDecay(0.1).eps(1e-3));
    row(
        "adagrad_initial",
        "optim.Adagrad(p, lr=0.1, initial_accumulator_value=0.5)",
        p -> new Adagrad(p, 0.1).initialAccumulatorValue(0.5));
    row("adadelta", "optim.Adadelta(p, lr=1.0)", p -> new Adadelta(p));
    row(
        "adadelta_wd",
        "optim.Adadelta(p, lr=0.5, rho=0.8, eps=1e-4, weight_decay=0.1)",
        p -> new Adadelta(p, 0.5).rho(0.8).eps(1e-4).weightDecay(0.1));
    row(
        "adadelta_groups",
        "optim.Adadelta([{'params': p[:1], 'rho': 0.7}, {'params': p[1:], 'lr': 0.3, 'weight_decay': 0.1}], lr=1.0)",
        p -> new Adadelta(1, head(p).rho(0.7), tail(p).lr(0.3).weightDecay(0.1)));
  }

  private static ParamGroup head(List<Parameter> p) {
    return ParamGroup.of(p.get(0));
  }

  private static ParamGroup tail(List<Parameter> p) {
    return ParamGroup.of(p.subList(1, p.size()));
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
