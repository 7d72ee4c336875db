package org.linstock.autograd;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.linstock.kernels.Binary;
import org.linstock.kernels.Kernels;
import org.linstock.kernels.Reduction;
import org.linstock.memory.Allocator;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/** One walk from an output back to the leaves, or to given nodes, without recursion. */
final class Walk {
  private final WalkLists lists = WalkLists.take();
  private final List<Node> nodes = lists.nodes();
  private final Map<Node, Tensor> targets;
  private final boolean retainGraph;

  /**
   * @param targets the nodes whose gradients are asked for, which are put there; null for those of
   *     all leaves, which then accumulate
   */
  Walk(Node start, Map<Node, Tensor> targets, boolean retainGraph) {
    this.targets = targets;
    this.retainGraph = retainGraph;
    order(start);
    if (targets != null) {
      prune();
    }
  }

  /** Whether gradients go into the leaves' places. */
  boolean intoLeaves() {
    return targets == null;
  }

  /**
   * Every node that can be reached, newest first: an order in which a node comes before all that
   * made its inputs.
   */
  private void order(Node start) {
    PriorityQueue<Node> found = lists.found();
    start.visit(this);
    found.add(start);
    // Whoever uses a node is newer, and so was taken out before it, and its inputs found.
    for (Node newest = found.poll(); newest != null; newest = found.poll()) {
      nodes.add(newest);
      for (Node next : newest.next()) {
        if (next != null && next.visit(this)) {
          found.add(next);
        }
      }
    }
  }

  /** Leaves out what leads to no target. */
  private void prune() {
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Node node = nodes.get(i);
      boolean wanted = targets.containsKey(node);
      for (Node next : node.next()) {
        wanted |= next != null && next.isWanted();
      }
      if (!wanted) {
        node.setUnwanted();
      }
    }
    nodes.removeIf(node -> !node.isWanted());
  }

  void run(Node start, Tensor gradient) {
    start.setPending(gradient);
    try {
      for (int i = 0; i < nodes.size(); i++) {
        propagate(nodes.get(i));
      }
    } finally {
      // After a failure, leaves must not keep what would be added to the next walk's gradients.
      nodes.forEach(node -> node.setPending(null));
      lists.putBack();
    }
  }

  private void propagate(Node node) {
    Tensor gradient = node.pending();
    if (targets != null && targets.containsKey(node)) {
      targets.put(node, gradient);
    }
    node.setPending(null);
    if (node instanceof Leaf leaf) {
      if (intoLeaves() && gradient != null) {
        leaf.accumulate(gradient);
      }
      return;
    }
    if (gradient != null && node.leadsOn()) {
      distribute(node, node.apply(gradient));
    }
    if (!retainGraph) {
      node.free();
    }
  }

  private static void distribute(Node node, Tensor[] gradients) {
    Node[] next = node.next();
    if (gradients.length != next.length) {
      throw new IllegalStateException(
          "%s: %d gradients for %d inputs".formatted(node.name(), gradients.length, next.length));
    }
    for (int i = 0; i < next.length; i++) {
      if (node.needs(i) && gradients[i] != null) {
        add(next[i], reduceTo(node, gradients[i], node.inputShape(i)));
      }
    }
  }

  private static void add(Node node, Tensor gradient) {
    Tensor before = node.pending();
    if (before == null) {
      node.setPending(gradient);
    } else if (Autograd.isCreatingGraph()) {
      node.setPending(before.add(gradient));
    } else {
      NdArray sum = Allocator.allocate(gradient.dtype(), gradient.array().shape());
      Kernels.get().binary(Binary.ADD, before.array(), gradient.array(), sum);
      node.setPending(new Tensor(sum));
    }
  }

  /** Sums a gradient over the dimensions along which its input was broadcast. */
  private static Tensor reduceTo(Node node, Tensor gradient, long[] shape) {
    NdArray g = gradient.array();
    if (Arrays.equals(g.shape(), shape)) {
      return gradient;
    }
    long[] padded = padded(node, g.shape(), shape);
    if (Autograd.isCreatingGraph()) {
      return gradient.sum(true, broadcast(g.shape(), padded)).reshape(shape);
    }
    NdArray sum = Allocator.allocate(g.dtype(), padded);
    if (g.length() > 0) {
      Kernels.get().reduce(Reduction.SUM, g, sum);
    } else if (sum.length() > 0) {
      Kernels.get().fill(sum, 0);
    }
    return new Tensor(sum.reshaped(shape));
  }

  private static long[] padded(Node node, long[] from, long[] shape) {
    int lead = from.length - shape.length;
    long[] padded = new long[from.length];
    boolean valid = lead >= 0;
    for (int i = 0; valid && i < padded.length; i++) {
      padded[i] = i < lead ? 1 : shape[i - lead];
      valid = padded[i] == 1 || padded[i] == from[i];
    }
    if (!valid) {
      throw new IllegalStateException(
          "%s: gradient of shape %s for an input of shape %s"
              .formatted(node.name(), Arrays.toString(from), Arrays.toString(shape)));
    }
    return padded;
  }

  private static int[] broadcast(long[] from, long[] to) {
    int[] dims = new int[from.length];
    int n = 0;
    for (int i = 0; i < from.length; i++) {
      if (to[i] != from[i]) {
        dims[n++] = i;
      }
    }
    return Arrays.copyOf(dims, n);
  }
}
