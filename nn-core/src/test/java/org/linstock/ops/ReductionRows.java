package org.linstock.ops;

import java.util.List;

/** Reductions over some or all dimensions. */
final class ReductionRows {
  private static final double INF = Double.POSITIVE_INFINITY;

  private ReductionRows() {}

  static List<OpTable.Row> rows() {
    OpTable.Section section = new OpTable.Section(ElementwiseRows.GROUP);
    section.row("any", "Logic.any", x -> x[0].any());
    section.row("any_dim", "Logic.any", x -> x[0].any(1));
    section.row("all", "Logic.all", x -> x[0].all());
    section.row("all_dim", "Logic.all", x -> x[0].all(true, 0));
    section.row("sum_int", "Reductions.sum", x -> x[0].sum(1));
    section.row("sum_bool", "Reductions.sum", x -> x[0].sum(0));
    section.row("mean_dims", "Reductions.mean", x -> x[0].mean(true, 0, 2));
    section.row("var", "Reductions.var", x -> x[0].var());
    section.row("var_dim", "Reductions.var", x -> x[0].var(1));
    section.row("var_population", "Reductions.var", x -> x[0].var(0, true, 0, 2));
    section.row("std", "Reductions.std", x -> x[0].std());
    section.row("std_dim", "Reductions.std", x -> x[0].std(-1));
    section.row("std_population", "Reductions.std", x -> x[0].std(0, false, 0, 1));
    section.row("prod", "Reductions.prod", x -> x[0].prod());
    section.row("prod_dim", "Reductions.prod", x -> x[0].prod(1));
    section.row("prod_keepdim", "Reductions.prod", x -> x[0].prod(true, 2));
    section.row("prod_zero", "Reductions.prod", x -> x[0].prod(1));
    section.row("prod_zeros", "Reductions.prod", x -> x[0].prod());
    section.row("prod_int", "Reductions.prod", x -> x[0].prod(1));
    extrema(section);
    norms(section);
    return section.rows();
  }

  private static void extrema(OpTable.Section section) {
    section.row("max", "Extrema.max", x -> x[0].max());
    section.row("min", "Extrema.min", x -> x[0].min());
    section.row("max_dim", "Extrema.max", x -> x[0].max(1).values());
    section.row("max_keepdim", "Extrema.max", x -> x[0].max(true, -1).values());
    section.row("min_dim", "Extrema.min", x -> x[0].min(0).values());
    section.row("max_indices", "Extrema.max", x -> x[0].max(1).indices());
    section.row("min_indices", "Extrema.min", x -> x[0].min(true, 2).indices());
    section.row("amax", "Extrema.amax", x -> x[0].amax(false, 0, 2));
    section.row("amax_dim", "Extrema.amax", x -> x[0].amax(1));
    section.row("amin", "Extrema.amin", x -> x[0].amin(true, 1, 2));
    section.row("amax_int", "Extrema.amax", x -> x[0].amax(1));
    section.row("min_int", "Extrema.min", x -> x[0].min());
    section.row("argmax", "Extrema.argmax", x -> x[0].argmax());
    section.row("argmax_dim", "Extrema.argmax", x -> x[0].argmax(true, 1));
    section.row("argmin", "Extrema.argmin", x -> x[0].argmin());
    section.row("argmin_dim", "Extrema.argmin", x -> x[0].argmin(-1));
  }

  private static void norms(OpTable.Section section) {
    section.row("norm", "Norms.norm", x -> x[0].norm());
    section.row("norm_dim", "Norms.norm", x -> x[0].norm(2, false, 1));
    section.row("norm_1", "Norms.norm", x -> x[0].norm(1, true, 0, 2));
    section.row("norm_3", "Norms.norm", x -> x[0].norm(3, false, 1));
    section.row("norm_half", "Norms.norm", x -> x[0].norm(0.5));
    section.row("norm_inf", "Norms.norm", x -> x[0].norm(INF, false, 1));
    section.row("norm_negative_inf", "Norms.norm", x -> x[0].norm(-INF, false, 1));
    section.row("norm_0", "Norms.norm", x -> x[0].norm(0, false, 1));
    section.row("logsumexp", "LogSums.logsumexp", x -> x[0].logsumexp(1));
    section.row("logsumexp_dims", "LogSums.logsumexp", x -> x[0].logsumexp(true, 0, 2));
    section.row("logsumexp_large", "LogSums.logsumexp", x -> x[0].logsumexp(1));
  }
}
