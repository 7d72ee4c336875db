package org.linstock.autograd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.linstock.memory.Allocator;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/** One op in the graph: its name, its gradient rule and where its inputs came from. */
public class Node {
  /** Grows by one a node: a node's inputs always have smaller numbers than itself. */
  private static final AtomicLong SEQUENCE = new AtomicLong();

  private static final Tensor[] NONE = {};
  private static final int[] NO_VERSIONS = {};

  private final String name;
  private final long sequence = SEQUENCE.incrementAndGet();
  private final Node[] next;
  private final long[][] inputShapes;
  private final DType dtype;
  private Backward rule;
  private Tensor[] saved = NONE;
  private int[] savedVersions = NO_VERSIONS;
  private final String origin;
  private Tensor result;
  private Tensor pending;
  private Tensor captured;
  private Walk walk;
  private boolean wanted;

  Node(String name, Backward rule, Tensor... inputs) {
    this.name = name;
    this.rule = rule;
    this.next = new Node[inputs.length];
    this.inputShapes = new long[inputs.length][];
    for (int i = 0; i < inputs.length; i++) {
      next[i] = inputs[i].edge();
      inputShapes[i] = inputs[i].array().shape();
    }
    this.dtype = inputs.length == 0 ? null : inputs[0].dtype();
    this.origin = Anomaly.isDetecting() ? Anomaly.callSite() : null;
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
    return next[i] != null && next[i].wanted;
  }

  /** The op's own result, for rules that declared it as saved. */
  public Tensor result() {
    return result;
  }

  /**
   * Declares the tensors that the rule will read: changing one in place before the backward pass is
   * an error.
   */
  public Node saving(Tensor... tensors) {
    saved = tensors;
    savedVersions = tensors.length == 0 ? NO_VERSIONS : new int[tensors.length];
    for (int i = 0; i < tensors.length; i++) {
      savedVersions[i] = tensors[i].array().version();
    }
    return this;
  }

  /**
   * Computes the gradient of input {@code i} straight into its leaf's place where there is one (and
   * returns null), or into a new tensor; when the rule itself is recorded, by ops instead.
   *
   * @param composed the same gradient as a composition of ops
   */
  public Tensor accumulate(int i, Accumulation kernel, Supplier<Tensor> composed) {
    if (!needs(i)) {
      return null;
    }
    return Autograd.isCreatingGraph() ? composed.get() : accumulate(i, kernel);
  }

  /** As above, in a rule that is not recorded. */
  public Tensor accumulate(int i, Accumulation kernel) {
    if (!needs(i)) {
      return null;
    }
    if (walk.intoLeaves() && next[i] instanceof Leaf leaf) {
      leaf.accumulate(kernel);
      return null;
    }
    NdArray gradient = Allocator.allocate(dtype, inputShapes[i]);
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

  void setResult(Tensor output) {
    result = output;
  }

  /** The line of the program that called the op; null unless anomalies were looked for. */
  String origin() {
    return origin;
  }

  /** True the first time this walk asks. */
  boolean visit(Walk current) {
    boolean first = walk != current;
    walk = current;
    wanted = true;
    return first;
  }

  boolean isWanted() {
    return wanted;
  }

  void setWanted(boolean value) {
    wanted = value;
  }

  /** Whether any input's gradient is wanted. */
  boolean leadsOn() {
    for (int i = 0; i < next.length; i++) {
      if (needs(i)) {
        return true;
      }
    }
    return false;
  }

  /** Keeps the gradient of this node's tensor for the caller of the walk. */
  void capture(Tensor gradient) {
    captured = gradient;
  }

  Tensor captured() {
    return captured;
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
    return Anomaly.isDetecting()
        ? Anomaly.checkBackward(this, () -> rule.gradients(gradient, this))
        : rule.gradients(gradient, this);
  }

  void free() {
    rule = null;
    saved = NONE;
    result = null;
    walk = null;
  }

  @Override
  public String toString() {
    return "<" + name + ">";
  }
}
