package org.linstock.autograd;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.linstock.kernels.Binary;
import org.linstock.kernels.Kernels;
import org.linstock.kernels.Reduction;
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
   * @param saved the tensors that the rule reads; null means the op's own result
   */
  public static Tensor record(
      String name, NdArray result, Backward rule, Tensor[] inputs, Tensor... saved) {
    if (NoGrad.isActive() || !anyRequiresGrad(inputs)) {
      return new Tensor(result);
    }
    Node node = new Node(name, rule, inputs);
    Tensor output = new Tensor(result, node);
    for (int i = 0; i < saved.length; i++) {
      saved[i] = saved[i] == null ? output.detach() : saved[i];
    }
    node.saving(saved);
    return output;
  }

  private static boolean anyRequiresGrad(Tensor[] inputs) {
    for (Tensor input : inputs) {
      if (input.requiresGrad()) {
        return true;
      }
    }
    return false;
  }

  /** Changes a tensor in place by a kernel; throws when the graph would not know. */
  public static Tensor inPlace(String operation, Tensor tensor, Consumer<NdArray> kernel) {
    if (!NoGrad.isActive() && tensor.requiresGrad()) {
      throw new IllegalStateException(
          operation
              + ": in-place change of a tensor that needs a gradient; use data(), or do it inside NoGrad");
    }
    NdArray array = tensor.array();
    if (array.repeatsElements()) {
      throw new IllegalArgumentException(
          "%s: in-place change of an expanded view of shape %s, whose elements share memory; use copy() first"
              .formatted(operation, Arrays.toString(array.shape())));
    }
    if (array.length() > 0) {
      kernel.accept(array);
    }
    array.markChanged();
    return tensor;
  }

  /**
   * As {@link #inPlace(String, Tensor, Consumer)}, for a kernel that also reads another tensor,
   * which may be a view of the same memory.
   */
  public static Tensor inPlace(
      String operation, Tensor tensor, Tensor other, BiConsumer<NdArray, NdArray> kernel) {
    if (!NoGrad.isActive() && other.requiresGrad()) {
      throw new IllegalStateException(
          operation
              + ": the other tensor needs a gradient, which a change in place does not record; use its detach()");
    }
    boolean overlaps =
        other.array().sharesStorage(tensor.array()) && !other.array().isSameView(tensor.array());
    NdArray argument = overlaps ? other.copy().array() : other.array();
    return inPlace(operation, tensor, z -> kernel.accept(z, argument));
  }

  /** See {@link Tensor#backward(Tensor, boolean)}. */
  public static void backward(Tensor root, Tensor gradient, boolean retainGraph) {
    if (!root.requiresGrad()) {
      throw new IllegalStateException(
          "backward: no input of this tensor of shape %s requires a gradient; call requiresGrad_(true) on one"
              .formatted(Arrays.toString(root.shape())));
    }
    try (NoGrad ng = NoGrad.enter()) {
      Node start = root.edge();
      Tensor first = initial(root, gradient);
      List<Node> nodes = order(start);
      start.setPending(first);
      try {
        walk(nodes, retainGraph);
      } finally {
        // After a failure, leaves must not keep what would be added to the next walk's gradients.
        nodes.forEach(node -> node.setPending(null));
      }
    }
  }

  private static void walk(List<Node> nodes, boolean retainGraph) {
    for (Node node : nodes) {
      propagate(node);
      if (!retainGraph) {
        node.free();
      }
    }
  }

  private static Tensor initial(Tensor root, Tensor gradient) {
    if (gradient == null) {
      if (root.numel() != 1) {
        throw new IllegalStateException(
            "backward: a gradient can be implied only for a scalar, this tensor has shape %s; pass one, or reduce it"
                .formatted(Arrays.toString(root.shape())));
      }
      NdArray one = Allocator.allocate(root.dtype(), root.array().shape());
      Kernels.get().fill(one, 1);
      return new Tensor(one);
    }
    if (!Arrays.equals(gradient.array().shape(), root.array().shape())) {
      throw new IllegalArgumentException(
          "backward: gradient of shape %s for a tensor of shape %s"
              .formatted(Arrays.toString(gradient.shape()), Arrays.toString(root.shape())));
    }
    return gradient.detach();
  }

  /**
   * Every node that can be reached, newest first: an order in which a node comes before all that
   * made its inputs.
   */
  private static List<Node> order(Node start) {
    Object walk = new Object();
    List<Node> nodes = new ArrayList<>();
    Deque<Node> open = new ArrayDeque<>();
    start.visit(walk);
    open.add(start);
    while (!open.isEmpty()) {
      Node node = open.pop();
      nodes.add(node);
      for (Node next : node.next()) {
        if (next != null && next.visit(walk)) {
          open.push(next);
        }
      }
    }
    nodes.sort(Comparator.comparingLong(Node::sequence).reversed());
    return nodes;
  }

  private static void propagate(Node node) {
    Tensor gradient = node.pending();
    node.setPending(null);
    if (gradient == null) {
      return;
    }
    if (node instanceof Leaf leaf) {
      leaf.accumulate(gradient);
      return;
    }
    Tensor[] gradients = node.apply(gradient);
    Node[] next = node.next();
    if (gradients.length != next.length) {
      throw new IllegalStateException(
          "%s: %d gradients for %d inputs".formatted(node.name(), gradients.length, next.length));
    }
    for (int i = 0; i < next.length; i++) {
      if (next[i] != null && gradients[i] != null) {
        add(next[i], reduceTo(node, gradients[i], node.inputShape(i)));
      }
    }
  }

  private static void add(Node node, Tensor gradient) {
    Tensor before = node.pending();
    if (before == null) {
      node.setPending(gradient);
      return;
    }
    NdArray sum = Allocator.allocate(gradient.dtype(), gradient.array().shape());
    Kernels.get().binary(Binary.ADD, before.array(), gradient.array(), sum);
    node.setPending(new Tensor(sum));
  }

  /** Sums a gradient over the dimensions along which its input was broadcast. */
  private static Tensor reduceTo(Node node, Tensor gradient, long[] shape) {
    NdArray g = gradient.array();
    if (Arrays.equals(g.shape(), shape)) {
      return gradient;
    }
    int lead = g.rank() - shape.length;
    long[] padded = new long[Math.max(g.rank(), 0)];
    boolean valid = lead >= 0;
    for (int i = 0; valid && i < padded.length; i++) {
      padded[i] = i < lead ? 1 : shape[i - lead];
      valid = padded[i] == 1 || padded[i] == g.shape()[i];
    }
    if (!valid) {
      throw new IllegalStateException(
          "%s: gradient of shape %s for an input of shape %s"
              .formatted(node.name(), Arrays.toString(g.shape()), Arrays.toString(shape)));
    }
    NdArray sum = Allocator.allocate(g.dtype(), padded);
    Kernels.get().reduce(Reduction.SUM, g, sum);
    return new Tensor(sum.reshaped(shape));
  }
}
