package org.linstock.autograd;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.linstock.kernels.Kernels;
import org.linstock.memory.Allocator;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/**
 * Records ops and walks the graph backward, without recursion: a chain of 100,000 ops is walked
 * like one of three.
 */
public final class Autograd {
  private Autograd() {}

  /**
   * The result of an op: with a node when recording is on and an input needs a gradient.
   *
   * @param rule the gradient rule, written in ops on the graph's own tensors so that it can itself
   *     be recorded
   * @param saved the tensors that the rule reads; null means the op's own result, which the rule
   *     takes from {@link Node#result}
   */
  public static Tensor record(
      String name, NdArray result, Backward rule, Tensor[] inputs, Tensor... saved) {
    Tensor output = record(name, result, rule, inputs);
    if (output.gradFn() != null) {
      for (int i = 0; i < saved.length; i++) {
        if (saved[i] == null) {
          saved[i] = output;
          output.gradFn().setResult(output);
        }
      }
      output.gradFn().saving(saved);
    }
    return output;
  }

  /** As above, with a rule that reads no tensors. */
  public static Tensor record(String name, NdArray result, Backward rule, Tensor[] inputs) {
    Anomaly.checkForward(name, result);
    if (NoGrad.isActive() || !anyRequiresGrad(inputs)) {
      return new Tensor(result);
    }
    Node[] next = new Node[inputs.length];
    for (int i = 0; i < next.length; i++) {
      next[i] = inputs[i].edge();
    }
    Node node = new Node(name, result.shape(), result.dtype(), rule, next);
    return new Tensor(result, node, isView(result, inputs));
  }

  /** As above, with one input. */
  public static Tensor record(String name, NdArray result, Backward rule, Tensor input) {
    if (!records(input)) {
      return unrecorded(name, result);
    }
    Anomaly.checkForward(name, result);
    Node node = new Node(name, result.shape(), result.dtype(), rule, input.edge().alone());
    return new Tensor(result, node, input.array().sharesStorage(result));
  }

  /** Whether an op on this tensor is recorded; where it is not, it needs no rule. */
  public static boolean records(Tensor input) {
    return input.requiresGrad() && !NoGrad.isActive();
  }

  /** The result of an op that is not recorded. */
  public static Tensor unrecorded(String name, NdArray result) {
    Anomaly.checkForward(name, result);
    return new Tensor(result);
  }

  private static boolean anyRequiresGrad(Tensor[] inputs) {
    for (Tensor input : inputs) {
      if (input.requiresGrad()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isView(NdArray result, Tensor[] inputs) {
    for (Tensor input : inputs) {
      if (input.array().sharesStorage(result)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the gradient rule that runs now is recorded, for second derivatives: a rule that calls
   * kernels must then be composed of ops instead.
   */
  public static boolean isCreatingGraph() {
    return !NoGrad.isActive();
  }

  /** See {@link Tensor#backward(Tensor, boolean, boolean)}. */
  public static void backward(
      Tensor root, Tensor gradient, boolean retainGraph, boolean createGraph) {
    requireGraph("backward", root);
    try (NoGrad ng = createGraph ? NoGrad.suspend() : NoGrad.enter()) {
      Node start = root.edge();
      Tensor first = initial("backward", root, gradient, createGraph);
      new Walk(start, null, retainGraph || createGraph).run(start, first);
    }
  }

  /**
   * The gradients of a scalar output with respect to the inputs, without touching any tensor's
   * {@code grad()}. Frees the graph.
   */
  public static Tensor[] grad(Tensor output, Tensor... inputs) {
    return grad(output, List.of(inputs), null, false, false);
  }

  /**
   * The gradients of an output with respect to the inputs, after {@code torch.autograd.grad}.
   *
   * @param inputs leaves or results of ops
   * @param gradOutput the gradient of the output, of its shape; null for a scalar's 1
   * @param retainGraph keeps the graph for another call; implied by createGraph
   * @param createGraph records the computation of the gradients, which can then be differentiated
   * @return one gradient for each input; null for one that the output does not depend on
   */
  public static Tensor[] grad(
      Tensor output,
      List<Tensor> inputs,
      Tensor gradOutput,
      boolean retainGraph,
      boolean createGraph) {
    requireGraph("grad", output);
    Map<Node, Tensor> targets = new LinkedHashMap<>();
    for (int i = 0; i < inputs.size(); i++) {
      targets.put(requireEdge(inputs.get(i), i), null);
    }
    try (NoGrad ng = createGraph ? NoGrad.suspend() : NoGrad.enter()) {
      Node start = output.edge();
      Tensor first = initial("grad", output, gradOutput, createGraph);
      new Walk(start, targets, retainGraph || createGraph).run(start, first);
    }
    return inputs.stream().map(x -> targets.get(x.edge())).toArray(Tensor[]::new);
  }

  private static Node requireEdge(Tensor input, int i) {
    if (!input.requiresGrad()) {
      throw new IllegalArgumentException(
          "grad: input %d of shape %s requires no gradient; call requiresGrad_(true) on it before the output is computed"
              .formatted(i, Arrays.toString(input.shape())));
    }
    return input.edge();
  }

  private static void requireGraph(String operation, Tensor root) {
    if (!root.requiresGrad()) {
      throw new IllegalStateException(
          "%s: no input of this tensor of shape %s requires a gradient; call requiresGrad_(true) on one"
              .formatted(operation, Arrays.toString(root.shape())));
    }
  }

  private static Tensor initial(
      String operation, Tensor root, Tensor gradient, boolean createGraph) {
    if (gradient == null) {
      if (root.numel() != 1) {
        throw new IllegalStateException(
            "%s: a gradient can be implied only for a scalar, this tensor has shape %s; pass one, or reduce it"
                .formatted(operation, Arrays.toString(root.shape())));
      }
      NdArray one = Allocator.allocate(root.dtype(), root.array().shape());
      Kernels.get().fill(one, 1);
      return new Tensor(one);
    }
    if (!Arrays.equals(gradient.array().shape(), root.array().shape())) {
      throw new IllegalArgumentException(
          "%s: gradient of shape %s for a tensor of shape %s"
              .formatted(
                  operation, Arrays.toString(gradient.shape()), Arrays.toString(root.shape())));
    }
    return createGraph ? gradient : gradient.detach();
  }
}
