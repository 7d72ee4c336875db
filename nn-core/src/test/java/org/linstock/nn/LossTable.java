package org.linstock.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.linstock.nn.Loss.Reduction;
import org.linstock.tensor.Tensor;

/** One row a loss and setting of its options, in each of its reductions. */
public final class LossTable {
  /**
   * A row.
   *
   * @param name the case among PyTorch's reference numbers, without the reduction
   * @param method the op below it
   * @param make the loss, with a reduction
   */
  public record Row(String name, String method, Function<Reduction, ?> make) {
    /** The loss of two tensors or of three. */
    public Tensor forward(Reduction reduction, Tensor... x) {
      Object loss = make.apply(reduction);
      return loss instanceof Loss two
          ? two.forward(x[0], x[1])
          : ((TernaryLoss) loss).forward(x[0], x[1], x[2]);
    }

    Tensor weighted(Reduction reduction, Tensor weights, Tensor... x) {
      Object loss = make.apply(reduction);
      return loss instanceof Loss two
          ? two.forward(x[0], x[1], weights)
          : ((TernaryLoss) loss).forward(x[0], x[1], x[2], weights);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final List<Row> ROWS = new ArrayList<>();

  private LossTable() {}

  private static void row(String name, String method, Function<Reduction, ?> make) {
    ROWS.add(new Row(name, method, make));
  }

  static {
    row("mse", "Losses.mse", MSELoss::new);
    row("mse_vector", "Losses.mse", MSELoss::new);
    row("l1", "Losses.l1", L1Loss::new);
    row("smooth_l1", "Losses.smoothL1", r -> new SmoothL1Loss(1, r));
    row("smooth_l1_beta", "Losses.smoothL1", r -> new SmoothL1Loss(0.5, r));
    row("smooth_l1_zero", "Losses.smoothL1", r -> new SmoothL1Loss(0, r));
    row("huber", "Losses.huber", r -> new HuberLoss(1, r));
    row("huber_delta", "Losses.huber", r -> new HuberLoss(0.5, r));
    row("bce", "Losses.bce", BCELoss::new);
    row("bce_weight", "Losses.bce", r -> new BCELoss(r).weight(perFeature()));
    row("bce_logits", "Losses.bceWithLogits", BCEWithLogitsLoss::new);
    row("bce_logits_large", "Losses.bceWithLogits", BCEWithLogitsLoss::new);
    row(
        "bce_logits_weight",
        "Losses.bceWithLogits",
        r -> new BCEWithLogitsLoss(r).weight(perFeature()));
    row(
        "bce_logits_pos",
        "Losses.bceWithLogits",
        r -> new BCEWithLogitsLoss(r).posWeight(perFeature()));
    row(
        "bce_logits_both",
        "Losses.bceWithLogits",
        r -> new BCEWithLogitsLoss(r).weight(perFeature()).posWeight(perFeature()));
    row("kl_div", "Divergences.klDiv", KLDivLoss::new);
    row("kl_div_log", "Divergences.klDiv", r -> new KLDivLoss(r).logTarget(true));
    row("poisson", "Divergences.poissonNll", PoissonNLLLoss::new);
    row("poisson_full", "Divergences.poissonNll", r -> new PoissonNLLLoss(r).full(true));
    row(
        "poisson_mean",
        "Divergences.poissonNll",
        r -> new PoissonNLLLoss(r).logInput(false).eps(0.25));
    row("gaussian", "Divergences.gaussianNll", GaussianNLLLoss::new);
    row(
        "gaussian_full",
        "Divergences.gaussianNll",
        r -> new GaussianNLLLoss(r).full(true).eps(0.25));
    row("hinge", "Distances.hingeEmbedding", r -> new HingeEmbeddingLoss(1, r));
    row("hinge_margin", "Distances.hingeEmbedding", r -> new HingeEmbeddingLoss(0.5, r));
    row("cosine", "Distances.cosineEmbedding", r -> new CosineEmbeddingLoss(0, r));
    row("cosine_margin", "Distances.cosineEmbedding", r -> new CosineEmbeddingLoss(-0.5, r));
    row("ranking", "Distances.marginRanking", r -> new MarginRankingLoss(0, r));
    row("ranking_margin", "Distances.marginRanking", r -> new MarginRankingLoss(0.5, r));
    row("triplet", "Distances.tripletMargin", r -> new TripletMarginLoss(1, r));
    row(
        "triplet_options",
        "Distances.tripletMargin",
        r -> new TripletMarginLoss(2, r).p(3).eps(0.25).swap(true));
    row("nll", "ClassLosses.nll", NLLLoss::new);
    row("nll_weight", "ClassLosses.nll", r -> new NLLLoss(r).weight(perClass()));
    row("nll_ignore", "ClassLosses.nll", r -> new NLLLoss(r).ignoreIndex(7));
    row("nll_image", "ClassLosses.nll", r -> new NLLLoss(r).weight(perClass()));
    row("ce", "CrossEntropy.crossEntropy", CrossEntropyLoss::new);
    row("ce_weight", "ClassLosses.crossEntropy", r -> new CrossEntropyLoss(r).weight(perClass()));
    row("ce_ignore", "ClassLosses.crossEntropy", CrossEntropyLoss::new);
    row("ce_smooth", "ClassLosses.crossEntropy", r -> new CrossEntropyLoss(r).labelSmoothing(0.25));
    row("ce_all", "ClassLosses.crossEntropy", r -> all(r).ignoreIndex(2));
    row("ce_image", "ClassLosses.crossEntropy", CrossEntropyLoss::new);
    row("ce_image_all", "ClassLosses.crossEntropy", r -> all(r).ignoreIndex(0));
    row("ce_probabilities", "ClassLosses.crossEntropyOfProbabilities", CrossEntropyLoss::new);
    row("ce_probabilities_all", "ClassLosses.crossEntropyOfProbabilities", LossTable::all);
    row("unbatched_ce", "ClassLosses.crossEntropy", CrossEntropyLoss::new);
    row(
        "unbatched_ce_probabilities",
        "ClassLosses.crossEntropyOfProbabilities",
        CrossEntropyLoss::new);
    row("unbatched_nll", "ClassLosses.nll", r -> new NLLLoss(r).weight(perClass()));
    row("unbatched_cosine", "Distances.cosineEmbedding", r -> new CosineEmbeddingLoss(0, r));
  }

  private static CrossEntropyLoss all(Reduction r) {
    return new CrossEntropyLoss(r).weight(perClass()).labelSmoothing(0.25);
  }

  private static Tensor perClass() {
    return Tensor.of(new float[] {0.5f, 2, 1.5f, 0.25f});
  }

  private static Tensor perFeature() {
    return Tensor.of(new float[] {0.5f, 2, 1.5f});
  }

  /** All rows. */
  public static List<Row> rows() {
    return List.copyOf(ROWS);
  }

  /** The reductions with reference numbers, by PyTorch's names. */
  public static List<Reduction> reductions(Row row) {
    return row.make().apply(Reduction.MEAN) instanceof KLDivLoss
        ? List.of(Reduction.values())
        : List.of(Reduction.MEAN, Reduction.SUM, Reduction.NONE);
  }

  /** The case of a row with a reduction among the reference numbers. */
  public static String caseOf(Row row, Reduction reduction) {
    return row.name()
        + switch (reduction) {
          case MEAN -> "_mean";
          case SUM -> "_sum";
          case NONE -> "_none";
          case BATCH_MEAN -> "_batchmean";
        };
  }
}
