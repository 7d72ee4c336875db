package org.linstock.autograd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.linstock.memory.Allocator;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/** One op in the graph: its name, its gradient rule and where its inputs came from. */
public class Node {
  /** Grows by one a node: a node's inputs always have smaller numbers than itself. */
  private static final AtomicLong SEQUENCE = new AtomicLong();

  private static final Tensor[] NONE = {};

  private final String name;
  private final long sequence = SEQUENCE.incrementAndGet();
  private final Node[] next;
  private final long[][] inputShapes;
  private Backward rule;
  private Tensor[] saved = NONE;
  private int[] savedVersions = {};
  private Tensor pending;
  private Object visitedBy;

  Node(String name, Backward rule, Tensor... inputs) {
    this.name = name;
    this.rule = rule;
    this.next = new Node[inputs.length];
    this.inputShapes = new long[inputs.length][];
    for (int i = 0; i < inputs.length; i++) {
      next[i] = inputs[i].edge();
      inputShapes[i] = inputs[i].array().shape();
    }
  }

  /** PyTorch's name, for example {@code ReluBackward}. */
  public String name() {
    return name;
  }

  /** Where the inputs came from, without those that need no gradient. */
  public List<Node> nextFunctions() {
    List<Node> functions = new ArrayList<>(Arrays.asList(next));
    functions.removeIf(n -> n == null);
    return Collections.unmodifiableList(functions);
  }

  /** Whether input {@code i}'s gradient is wanted. */
  public boolean needs(int i) {
    return next[i] != null;
  }

  /**
   * Declares the tensors that the rule will read: changing one in place before the backward pass is
   * an error.
   */
  public Node saving(Tensor... tensors) {
    saved = tensors;
    savedVersions = new int[tensors.length];
    for (int i = 0; i < tensors.length; i++) {
      savedVersions[i] = tensors[i].array().version();
    }
    return this;
  }

  /**
   * Computes the gradient of input {@code i} straight into its leaf's place where there is one (and
   * returns null), or into a new tensor.
   */
  public Tensor accumulate(int i, Accumulation kernel) {
    if (!needs(i)) {
      return null;
    }
    if (next[i] instanceof Leaf leaf) {
      leaf.accumulate(kernel);
      return null;
    }
    Tensor like = saved[0];
    NdArray gradient = Allocator.allocate(like.dtype(), inputShapes[i]);
    kernel.addTo(gradient, 0);
    return new Tensor(gradient);
  }

  /** A kernel that computes {@code target = beta·target + gradient}, beta being 0 or 1. */
  @FunctionalInterface
  public interface Accumulation {
    void addTo(NdArray target, double beta);
  }

  long sequence() {
    return sequence;
  }

  Node[] next() {
    return next;
  }

  long[] inputShape(int i) {
    return inputShapes[i];
  }

  /** True the first time this walk asks. */
  boolean visit(Object walk) {
    boolean first = visitedBy != walk;
    visitedBy = walk;
    return first;
  }

  Tensor pending() {
    return pending;
  }

  void setPending(Tensor gradient) {
    pending = gradient;
  }

  Tensor[] apply(Tensor gradient) {
    if (rule == null) {
      throw new IllegalStateException(
          "backward: the graph of %s was freed by an earlier backward; pass retainGraph = true to that one"
              .formatted(name));
    }
    for (int i = 0; i < saved.length; i++) {
      if (saved[i].array().version() != savedVersions[i]) {
        throw new IllegalStateException(
            "backward: a tensor of shape %s that %s needs was changed in place (version %d, saved at %d); change a copy() instead"
                .formatted(
                    Arrays.toString(saved[i].shape()),
                    name,
                    saved[i].array().version(),
                    savedVersions[i]));
      }
    }
    return rule.gradients(gradient, this);
  }

  void free() {
    rule = null;
    saved = NONE;
  }

  @Override
  public String toString() {
    return "<" + name + ">";
  }
}
