package org.linstock.nn;

import org.linstock.tensor.Tensor;

/**
 * {@code y = x·Wᵀ + b}.
 *
 * <p>Shapes: x [batch, inFeatures], y [batch, outFeatures], {@code weight} [outFeatures,
 * inFeatures], {@code bias} [outFeatures]. Both start uniform in ±1/√inFeatures.
 *
 * <pre>{@code new Linear(20, 30).forward(Tensor.randn(128, 20)).shape()  // [128, 30]}</pre>
 */
public class Linear extends Layer {
  private final int outFeatures;
  private final Parameter weight;
  private final Parameter bias;

  public Linear(int inFeatures, int outFeatures) {
    this(inFeatures, outFeatures, true);
  }

  public Linear(int inFeatures, int outFeatures, boolean bias) {
    this(
        new Parameter(
            Tensor.zeros(
                Windows.positive("Linear", "out_features", outFeatures),
                Windows.positive("Linear", "in_features", inFeatures))),
        outFeatures,
        bias);
    resetParameters();
  }

  /** For {@link LazyLinear}, whose weight comes later. */
  Linear(Parameter weight, int outFeatures, boolean bias) {
    this.outFeatures = Windows.positive("Linear", "out_features", outFeatures);
    this.weight = register("weight", weight);
    this.bias = bias ? register("bias", Tensor.zeros(outFeatures)) : null;
  }

  /** Draws the initial values anew. */
  public final void resetParameters() {
    Init.affine(weight, bias);
  }

  @Override
  Tensor compute(Tensor x) {
    return Functional.linear(x, weight, bias);
  }

  /** 0 while a lazy layer does not know it. */
  public final int inFeatures() {
    return weight.isInitialized() ? (int) weight.size(1) : 0;
  }

  public final int outFeatures() {
    return outFeatures;
  }

  public final Parameter weight() {
    return weight;
  }

  /** Null when the layer was made without one. */
  public final Parameter bias() {
    return bias;
  }

  @Override
  protected String extraRepr() {
    return "in_features=%d, out_features=%d, bias=%s"
        .formatted(inFeatures(), outFeatures, bias != null ? "True" : "False");
  }
}
