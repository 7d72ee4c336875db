package org.linstock.ops;

import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.linstock.autograd.Autograd;
import org.linstock.autograd.Backward;
import org.linstock.tensor.Tensor;

/**
 * Functions of each element whose value and gradient are both written as compositions, but which
 * are one node of the graph: the gradient is right at kinks, and nothing but the arguments is kept.
 */
final class Pointwise {
  private Pointwise() {}

  /**
   * A node over a value that was computed outside the graph.
   *
   * @param gradients for each input, its gradient from the output's; in ops on the graph's own
   *     tensors
   */
  @SafeVarargs
  static Tensor record(
      String name, Tensor value, Tensor[] inputs, UnaryOperator<Tensor>... gradients) {
    return Autograd.record(name, value.array(), each(gradients), inputs, inputs);
  }

  /**
   * The same with {@code scale·Σ} over all elements inside, if there is a scale.
   *
   * @param gradients from the gradient of the elements
   */
  @SafeVarargs
  static Tensor reduced(
      String name,
      Tensor value,
      OptionalDouble scale,
      Tensor[] inputs,
      UnaryOperator<Tensor>... gradients) {
    if (scale.isEmpty()) {
      return record(name, value, inputs, gradients);
    }
    double factor = scale.getAsDouble();
    Backward elements = each(gradients);
    return Autograd.record(
        name,
        Arithmetic.mul(Reductions.sum(value), factor).array(),
        (g, n) -> elements.gradients(Arithmetic.mul(g, factor), n),
        inputs,
        inputs);
  }

  @SafeVarargs
  private static Backward each(UnaryOperator<Tensor>... gradients) {
    return (g, n) -> {
      Tensor[] results = new Tensor[gradients.length];
      for (int i = 0; i < results.length; i++) {
        results[i] = n.needs(i) ? gradients[i].apply(g) : null;
      }
      return results;
    };
  }
}
