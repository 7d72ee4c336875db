package org.linstock.nn;

import org.linstock.tensor.Tensor;

/**
 * {@code yₒ = x₁ᵀ·Wₒ·x₂ + bₒ}.
 *
 * <p>Shapes: x₁ [∗, in1Features], x₂ [∗, in2Features], y [∗, outFeatures], {@code weight}
 * [outFeatures, in1Features, in2Features], {@code bias} [outFeatures]. Both start uniform in
 * ±1/√in1Features.
 *
 * <pre>{@code
 * new Bilinear(20, 30, 40).forward(Tensor.randn(128, 20), Tensor.randn(128, 30)).shape()  // [128, 40]
 * }</pre>
 */
public final class Bilinear extends Layer {
  private final Parameter weight;
  private final Parameter bias;

  public Bilinear(int in1Features, int in2Features, int outFeatures) {
    this(in1Features, in2Features, outFeatures, true);
  }

  public Bilinear(int in1Features, int in2Features, int outFeatures, boolean bias) {
    int in1 = Windows.positive("Bilinear", "in1_features", in1Features);
    int in2 = Windows.positive("Bilinear", "in2_features", in2Features);
    int out = Windows.positive("Bilinear", "out_features", outFeatures);
    this.weight = register("weight", Tensor.zeros(out, in1, in2));
    this.bias = bias ? register("bias", Tensor.zeros(out)) : null;
    resetParameters();
  }

  /** Draws the initial values anew. */
  public void resetParameters() {
    double bound = 1 / Math.sqrt(in1Features());
    parameters().forEach(p -> Init.uniform_(p.data(), -bound, bound));
  }

  /** Always throws: a bilinear layer has two inputs. */
  @Override
  Tensor compute(Tensor x) {
    throw new UnsupportedOperationException(
        "Bilinear: one input, expected two; call forward(x1, x2)");
  }

  public Tensor forward(Tensor x1, Tensor x2) {
    return Trace.output(this, Functional.bilinear(x1, x2, weight, bias));
  }

  public int in1Features() {
    return (int) weight.size(1);
  }

  public int in2Features() {
    return (int) weight.size(2);
  }

  public int outFeatures() {
    return (int) weight.size(0);
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
    return "in1_features=%d, in2_features=%d, out_features=%d, bias=%s"
        .formatted(in1Features(), in2Features(), outFeatures(), bias != null ? "True" : "False");
  }
}
