package org.linstock.autograd;

import org.linstock.kernels.Binary;
import org.linstock.kernels.Kernels;
import org.linstock.memory.Allocator;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/**
 * The end of the graph at a leaf tensor, where its gradient adds up. The memory is kept between
 * steps: clearing only marks it empty, and the next gradient overwrites it.
 */
public final class Leaf extends Node {
  private final Tensor owner;
  private final Node[] alone = {this};
  private Tensor slot;
  private boolean filled;
  private Tensor connected;

  public Leaf(Tensor owner) {
    super("AccumulateGrad", null, null, null);
    this.owner = owner;
  }

  /** The same at every step. */
  @Override
  Node[] alone() {
    return alone;
  }

  /** The owner's, which may get another one. */
  @Override
  long[] shape() {
    return owner.array().shape();
  }

  @Override
  DType dtype() {
    return owner.dtype();
  }

  /**
   * The accumulated gradient, or null; part of a graph when it was computed with {@code
   * createGraph}.
   */
  public Tensor grad() {
    return connected != null || !filled ? connected : slot;
  }

  /** Forgets the gradient: {@link #grad} is null again. */
  public void clear() {
    filled = false;
    connected = null;
  }

  /** Puts the gradient into given memory from now on, such as a part of a flat vector. */
  public void placeIn(NdArray memory) {
    Tensor moved = new Tensor(memory);
    if (filled) {
      Kernels.get().copy(slot.array(), memory);
    }
    slot = moved;
  }

  void accumulate(Accumulation kernel) {
    if (slot == null) {
      slot = new Tensor(Allocator.allocatePersistent(dtype(), shape()));
    }
    kernel.addTo(slot.array(), filled ? 1 : 0);
    filled = true;
    connected = null;
    slot.array().markChanged();
  }

  void accumulate(Tensor gradient) {
    if (gradient.requiresGrad()) {
      connect(gradient);
      return;
    }
    NdArray g = gradient.array();
    accumulate(
        (target, beta) -> {
          if (beta == 0) {
            Kernels.get().copy(g, target);
          } else {
            Kernels.get().binary(Binary.ADD, target, g, target);
          }
        });
  }

  /** The values go into the leaf's place as ever; the tensor over them belongs to the graph. */
  private void connect(Tensor gradient) {
    Tensor sum = grad() == null ? gradient.mul(1) : grad().add(gradient);
    filled = false;
    accumulate(sum.detach());
    connected = new Tensor(slot.array(), sum.gradFn(), false);
  }
}
