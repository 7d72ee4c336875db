package org.linstock.autograd;

import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.linstock.kernels.Kernels;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/**
 * Changes of a tensor in place, and the checks that make them safe: the graph either knows of the
 * change or the change throws.
 */
public final class InPlace {
  private InPlace() {}

  /**
   * Replaces a tensor's values by those of an op on it. While recording, a tensor of the graph
   * takes the op's node as its own.
   *
   * @param op the same change out of place, on a tensor of the old values
   */
  public static Tensor apply(String operation, Tensor tensor, UnaryOperator<Tensor> op) {
    return apply(operation, tensor, tensor.requiresGrad() && !NoGrad.isActive(), op);
  }

  /**
   * The same.
   *
   * @param recorded whether the op will be in a graph, which must then not see its input change
   */
  private static Tensor apply(
      String operation, Tensor tensor, boolean recorded, UnaryOperator<Tensor> op) {
    requireOwnElements(operation, tensor.array());
    requireRecordable(operation, tensor);
    Tensor before = recorded ? tensor.snapshot() : tensor;
    Tensor result = cutOff(before, op.apply(before));
    requireSame(operation, tensor, result);
    if (result.requiresGrad()) {
      requireNotView(operation, tensor);
    }
    if (tensor.numel() > 0) {
      Kernels.get().copy(result.array(), tensor.array());
    }
    tensor.array().markChanged();
    if (result.requiresGrad()) {
      tensor.rebase(result.gradFn());
    }
    return tensor;
  }

  /**
   * As {@link #apply}, by a kernel that works in place where nothing is to be recorded.
   *
   * @param kernel changes the array that it is given
   */
  public static Tensor apply(
      String operation, Tensor tensor, Consumer<NdArray> kernel, UnaryOperator<Tensor> op) {
    if (!NoGrad.isActive() && tensor.requiresGrad()) {
      return apply(operation, tensor, op);
    }
    NdArray array = tensor.array();
    requireOwnElements(operation, array);
    if (array.length() > 0) {
      kernel.accept(array);
    }
    array.markChanged();
    return tensor;
  }

  /**
   * As {@link #apply}, by a kernel that also reads another tensor, which may be a view of the same
   * memory.
   */
  public static Tensor apply(
      String operation,
      Tensor tensor,
      Tensor other,
      BiConsumer<NdArray, NdArray> kernel,
      UnaryOperator<Tensor> op) {
    if (!NoGrad.isActive() && other.requiresGrad()) {
      return apply(operation, tensor, true, op);
    }
    boolean overlaps =
        other.array().sharesStorage(tensor.array()) && !other.array().isSameView(tensor.array());
    return apply(
        operation,
        tensor,
        z -> kernel.accept(z, overlaps ? other.copy().array() : other.array()),
        op);
  }

  /** A result that owes nothing to what was there sends back a gradient of zero. */
  private static Tensor cutOff(Tensor before, Tensor result) {
    return result.requiresGrad()
        ? result
        : Autograd.record(
            "CopyBackward",
            result.array(),
            (g, n) -> new Tensor[] {g.zerosLike()},
            new Tensor[] {before});
  }

  private static void requireRecordable(String operation, Tensor tensor) {
    if (NoGrad.isActive() || !tensor.requiresGrad()) {
      return;
    }
    if (tensor.gradFn() == null) {
      throw new IllegalStateException(
          operation
              + ": in-place change of a leaf tensor that needs a gradient; use data(), or do it inside NoGrad");
    }
    requireNotView(operation, tensor);
  }

  private static void requireNotView(String operation, Tensor tensor) {
    if (tensor.isGraphView() || !tensor.array().isWhole()) {
      throw new IllegalStateException(
          operation
              + ": in-place change of a view, of which the graph of the tensor behind it would not learn; change the whole tensor, or a copy()");
    }
  }

  private static void requireOwnElements(String operation, NdArray array) {
    if (array.repeatsElements()) {
      throw new IllegalArgumentException(
          "%s: in-place change of an expanded view of shape %s, whose elements share memory; use copy() first"
              .formatted(operation, Arrays.toString(array.shape())));
    }
  }

  private static void requireSame(String operation, Tensor tensor, Tensor result) {
    if (!Arrays.equals(tensor.array().shape(), result.array().shape())
        || tensor.dtype() != result.dtype()) {
      throw new IllegalArgumentException(
          "%s: a result of %s %s does not fit into a tensor of %s %s; use the form without the underscore"
              .formatted(
                  operation,
                  result.dtype(),
                  Arrays.toString(result.shape()),
                  tensor.dtype(),
                  Arrays.toString(tensor.shape())));
    }
  }
}
