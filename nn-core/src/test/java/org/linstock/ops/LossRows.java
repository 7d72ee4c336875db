package org.linstock.ops;

import java.util.List;
import org.linstock.nn.Functional;
import org.linstock.nn.KLDivLoss;
import org.linstock.nn.Loss.Reduction;
import org.linstock.nn.LossTable;

/** The losses of the loss table, each in its reductions; the distances that some are made of. */
final class LossRows {
  private LossRows() {}

  static List<OpTable.Row> rows() {
    OpTable.Section section = new OpTable.Section("ops_losses");
    for (LossTable.Row row : LossTable.rows()) {
      for (Reduction reduction : LossTable.reductions(row)) {
        section.row(LossTable.caseOf(row, reduction), row.method(), x -> row.forward(reduction, x));
      }
    }
    section.row(
        "kl_div_zero", "Divergences.klDiv", x -> new KLDivLoss(Reduction.SUM).forward(x[0], x[1]));
    section.row("normalize", "Distances.normalize", x -> Functional.normalize(x[0]));
    section.row("normalize_p", "Distances.normalize", x -> Functional.normalize(x[0], 3, 0));
    section.row(
        "cosine_similarity",
        "Distances.cosineSimilarity",
        x -> Functional.cosineSimilarity(x[0], x[1]));
    section.row(
        "cosine_similarity_dim",
        "Distances.cosineSimilarity",
        x -> Functional.cosineSimilarity(x[0], x[1], -1));
    section.row(
        "pairwise_distance",
        "Distances.pairwiseDistance",
        x -> Functional.pairwiseDistance(x[0], x[1]));
    section.row(
        "pairwise_distance_p",
        "Distances.pairwiseDistance",
        x -> Functional.pairwiseDistance(x[0], x[1], 1));
    return section.rows();
  }
}
