package org.linstock.nn;

import org.linstock.nn.Loss.Reduction;
import org.linstock.ops.Distances;
import org.linstock.tensor.Tensor;

/**
 * The losses and distances of {@link Functional}: means unless another reduction is given. The
 * classes of the losses have all options.
 */
abstract class LossFunctions extends ActivationFunctions {
  LossFunctions() {}

  /**
   * The mean over the batch of {@code −log softmax(logits)[label]}: logits [n, classes], labels [n]
   * int64; or as {@link CrossEntropyLoss}.
   */
  public static Tensor crossEntropy(Tensor logits, Tensor labels) {
    return new CrossEntropyLoss().forward(logits, labels);
  }

  /** As {@link CrossEntropyLoss}, which has all options. */
  public static Tensor crossEntropy(Tensor logits, Tensor labels, Reduction reduction) {
    return new CrossEntropyLoss(reduction).forward(logits, labels);
  }

  /** As {@link NLLLoss}. */
  public static Tensor nllLoss(Tensor logProbabilities, Tensor labels) {
    return new NLLLoss().forward(logProbabilities, labels);
  }

  /** As {@link NLLLoss}, which has all options. */
  public static Tensor nllLoss(Tensor logProbabilities, Tensor labels, Reduction reduction) {
    return new NLLLoss(reduction).forward(logProbabilities, labels);
  }

  /** The mean of {@code (input − target)²} over all elements. */
  public static Tensor mseLoss(Tensor input, Tensor target) {
    return new MSELoss().forward(input, target);
  }

  /** As {@link MSELoss}. */
  public static Tensor mseLoss(Tensor input, Tensor target, Reduction reduction) {
    return new MSELoss(reduction).forward(input, target);
  }

  /** The mean of {@code |input − target|} over all elements. */
  public static Tensor l1Loss(Tensor input, Tensor target) {
    return new L1Loss().forward(input, target);
  }

  /** As {@link L1Loss}. */
  public static Tensor l1Loss(Tensor input, Tensor target, Reduction reduction) {
    return new L1Loss(reduction).forward(input, target);
  }

  /** As {@link SmoothL1Loss}, with β = 1. */
  public static Tensor smoothL1Loss(Tensor input, Tensor target) {
    return new SmoothL1Loss().forward(input, target);
  }

  /** As {@link SmoothL1Loss}. */
  public static Tensor smoothL1Loss(Tensor input, Tensor target, double beta, Reduction reduction) {
    return new SmoothL1Loss(beta, reduction).forward(input, target);
  }

  /** As {@link HuberLoss}, with δ = 1. */
  public static Tensor huberLoss(Tensor input, Tensor target) {
    return new HuberLoss().forward(input, target);
  }

  /** As {@link HuberLoss}. */
  public static Tensor huberLoss(Tensor input, Tensor target, double delta, Reduction reduction) {
    return new HuberLoss(delta, reduction).forward(input, target);
  }

  /** As {@link BCELoss}. */
  public static Tensor binaryCrossEntropy(Tensor input, Tensor target) {
    return new BCELoss().forward(input, target);
  }

  /** As {@link BCELoss}. */
  public static Tensor binaryCrossEntropy(Tensor input, Tensor target, Reduction reduction) {
    return new BCELoss(reduction).forward(input, target);
  }

  /** As {@link BCEWithLogitsLoss}. */
  public static Tensor binaryCrossEntropyWithLogits(Tensor input, Tensor target) {
    return new BCEWithLogitsLoss().forward(input, target);
  }

  /** As {@link BCEWithLogitsLoss}, which has all options. */
  public static Tensor binaryCrossEntropyWithLogits(
      Tensor input, Tensor target, Reduction reduction) {
    return new BCEWithLogitsLoss(reduction).forward(input, target);
  }

  /** As {@link KLDivLoss}. */
  public static Tensor klDiv(Tensor input, Tensor target, Reduction reduction, boolean logTarget) {
    return new KLDivLoss(reduction).logTarget(logTarget).forward(input, target);
  }

  /** As {@link PoissonNLLLoss}. */
  public static Tensor poissonNllLoss(Tensor input, Tensor target) {
    return new PoissonNLLLoss().forward(input, target);
  }

  /** As {@link GaussianNLLLoss}. */
  public static Tensor gaussianNllLoss(Tensor input, Tensor target, Tensor variance) {
    return new GaussianNLLLoss().forward(input, target, variance);
  }

  /** As {@link HingeEmbeddingLoss}. */
  public static Tensor hingeEmbeddingLoss(Tensor input, Tensor target, double margin) {
    return new HingeEmbeddingLoss(margin).forward(input, target);
  }

  /** As {@link CosineEmbeddingLoss}. */
  public static Tensor cosineEmbeddingLoss(Tensor a, Tensor b, Tensor target, double margin) {
    return new CosineEmbeddingLoss(margin).forward(a, b, target);
  }

  /** As {@link MarginRankingLoss}. */
  public static Tensor marginRankingLoss(Tensor a, Tensor b, Tensor target, double margin) {
    return new MarginRankingLoss(margin).forward(a, b, target);
  }

  /** As {@link TripletMarginLoss}. */
  public static Tensor tripletMarginLoss(
      Tensor anchor, Tensor positive, Tensor negative, double margin) {
    return new TripletMarginLoss(margin).forward(anchor, positive, negative);
  }

  /** {@code x / max(‖x‖₂, 1e-12)} along dimension 1. */
  public static Tensor normalize(Tensor x) {
    return normalize(x, 2, 1);
  }

  /** {@code x / max(‖x‖ₚ, 1e-12)} along a dimension. */
  public static Tensor normalize(Tensor x, double p, int dim) {
    return Distances.normalize(x, p, dim, 1e-12);
  }

  /** The cosine of the angle between vectors along dimension 1. */
  public static Tensor cosineSimilarity(Tensor a, Tensor b) {
    return cosineSimilarity(a, b, 1);
  }

  /** The cosine of the angle between vectors along a dimension, lengths counting 1e-8 at least. */
  public static Tensor cosineSimilarity(Tensor a, Tensor b, int dim) {
    return Distances.cosineSimilarity(a, b, dim, 1e-8);
  }

  /** {@code ‖a − b + 1e-6‖₂} along the last dimension. */
  public static Tensor pairwiseDistance(Tensor a, Tensor b) {
    return pairwiseDistance(a, b, 2);
  }

  /** {@code ‖a − b + 1e-6‖ₚ} along the last dimension. */
  public static Tensor pairwiseDistance(Tensor a, Tensor b, double p) {
    return Distances.pairwiseDistance(a, b, p, 1e-6, false);
  }
}
