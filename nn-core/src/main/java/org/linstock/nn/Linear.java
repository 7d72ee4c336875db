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
public final class Linear extends Module {
  private final int inFeatures;
  private final int outFeatures;
  private final Parameter weight;
  private final Parameter bias;

  public Linear(int inFeatures, int outFeatures) {
    this(inFeatures, outFeatures, true);
  }

  public Linear(int inFeatures, int outFeatures, boolean bias) {
    this.inFeatures = Windows.positive("Linear", "in_features", inFeatures);
    this.outFeatures = Windows.positive("Linear", "out_features", outFeatures);
    this.weight = register("weight", Tensor.zeros(outFeatures, inFeatures));
    this.bias = bias ? register("bias", Tensor.zeros(outFeatures)) : null;
    resetParameters();
  }

  /** Draws the initial values anew. */
  public void resetParameters() {
    Init.affine(weight, bias);
  }

  @Override
  public Tensor forward(Tensor x) {
    return Functional.linear(x, weight, bias);
  }

  public int inFeatures() {
    return inFeatures;
  }

  public int outFeatures() {
    return outFeatures;
  }

  public Parameter weight() {
    return weight;
  }

  /** Null when the layer was made without one. */
  public Parameter bias() {
    return bias;
  }

  @Override
  protected String extraRepr() {
    return "in_features=%d, out_features=%d, bias=%s"
        .formatted(inFeatures, outFeatures, bias != null ? "True" : "False");
  }
}
