package org.linstock.autograd;

import org.linstock.tensor.Tensor;

/** An op's gradient rule. */
@FunctionalInterface
public interface Backward {
  /**
   * The gradients of the inputs, in their order; null where {@link Node#needs} says no, or where
   * the rule has already added it to its place. A gradient may have the broadcast shape: the engine
   * sums it back.
   *
   * @param gradient the gradient of the output, of its shape
   * @param node the node of this call
   */
  Tensor[] gradients(Tensor gradient, Node node);
}
