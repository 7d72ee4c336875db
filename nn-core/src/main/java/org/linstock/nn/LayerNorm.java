package org.linstock.nn;

import java.util.Arrays;
import org.linstock.tensor.Tensor;

/**
 * Layer normalization (Ba, Kiros and Hinton, 2016): {@code y = (x − E[x]) / √(Var[x] + eps) ·
 * weight + bias}, mean and (biased) variance over the last dimensions, for each example.
 *
 * <p>Shapes: x and y […, normalizedShape]; {@code weight} and {@code bias} [normalizedShape], which
 * start at 1 and 0. eps 1e-5 and both learned unless set.
 *
 * <pre>{@code new LayerNorm(16).forward(Tensor.randn(8, 5, 16)).shape()  // [8, 5, 16]}</pre>
 */
public final class LayerNorm extends Layer {
  private final long[] normalizedShape;
  private final double eps;
  private final Parameter weight;
  private final Parameter bias;

  public LayerNorm(int... normalizedShape) {
    this(normalizedShape, 1e-5, true, true);
  }

  /**
   * All settings.
   *
   * @param elementwiseAffine whether weight and bias are learned
   * @param bias whether there is a bias, where there is a weight
   */
  public LayerNorm(int[] normalizedShape, double eps, boolean elementwiseAffine, boolean bias) {
    if (normalizedShape.length == 0) {
      throw new IllegalArgumentException("LayerNorm: normalized_shape = (), expected a dimension");
    }
    for (int size : normalizedShape) {
      Windows.positive("LayerNorm", "normalized_shape", size);
    }
    this.normalizedShape = Arrays.stream(normalizedShape).asLongStream().toArray();
    this.eps = eps;
    this.weight = elementwiseAffine ? register("weight", Tensor.ones(this.normalizedShape)) : null;
    this.bias =
        elementwiseAffine && bias ? register("bias", Tensor.zeros(this.normalizedShape)) : null;
  }

  /** Weights 1, biases 0. */
  public void resetParameters() {
    if (weight != null) {
      Init.ones_(weight.data());
    }
    if (bias != null) {
      Init.zeros_(bias.data());
    }
  }

  @Override
  Tensor compute(Tensor x) {
    return Functional.layerNorm(x, normalizedShape, weight, bias, eps);
  }

  public int[] normalizedShape() {
    return Arrays.stream(normalizedShape).mapToInt(Math::toIntExact).toArray();
  }

  public double eps() {
    return eps;
  }

  /** Null when the layer was made without one. */
  public Parameter weight() {
    return weight;
  }

  /** Null when the layer was made without one. */
  public Parameter bias() {
    return bias;
  }

  @Override
  protected String extraRepr() {
    return "%s, eps=%s, elementwise_affine=%s"
        .formatted(
            Windows.tuple(normalizedShape()), Numbers.text(eps), Windows.bool(weight != null));
  }
}
