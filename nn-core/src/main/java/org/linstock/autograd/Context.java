package org.linstock.autograd;

import org.linstock.tensor.Tensor;

/** What a {@link Function}'s forward leaves to its backward. */
public final class Context {
  private Tensor[] saved = {};
  private int result = -1;
  private Node node;

  Context() {}

  /**
   * Keeps tensors for backward: inputs, the result or intermediate values. Changing one in place
   * before the backward pass is an error.
   */
  public void saveForBackward(Tensor... tensors) {
    saved = tensors.clone();
  }

  /** A tensor kept by {@link #saveForBackward}. */
  public Tensor saved(int i) {
    if (i < 0 || i >= saved.length) {
      throw new IndexOutOfBoundsException(
          "saved: tensor %d of %d; keep it with saveForBackward".formatted(i, saved.length));
    }
    return i == result ? node.result() : saved[i];
  }

  /** Whether the gradient of input {@code i} is wanted. */
  public boolean needsInputGrad(int i) {
    return node.needs(i);
  }

  Context in(Node current) {
    node = current;
    return this;
  }

  /** The tensors to guard, with null for the op's own result. */
  Tensor[] toSave(Tensor output) {
    Tensor[] guarded = saved.clone();
    for (int i = 0; i < guarded.length; i++) {
      if (guarded[i] == output) {
        result = i;
        guarded[i] = null;
      }
    }
    return guarded;
  }
}
