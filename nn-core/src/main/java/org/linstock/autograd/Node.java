package org.linstock.autograd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.linstock.memory.Allocator;
import org.linstock.memory.DType;
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
  private final long[] shape;
  private final DType dtype;
  private Backward rule;
  private Tensor[] saved = NONE;
  private int savedVersion;
  private final String origin;
  private Tensor result;
  private Tensor pending;
  private Walk walk;

  /** The op with a result of a shape, which is not copied, and a type. */
  Node(String name, long[] shape, DType dtype, Backward rule, Node... next) {
    this.name = name;
    this.shape = shape;
    this.dtype = dtype;
    this.rule = rule;
    this.next = next;
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
    return next[i] != null && next[i].isWanted();
  }

  /** The shape of input {@code i}, which needs a gradient. Shared: do not change it. */
  public long[] inputShape(int i) {
    return next[i].shape();
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
    savedVersion = version(tensors);
    return this;
  }

  /** The sum of the versions: as these only grow, it is another one after any change. */
  private static int version(Tensor... tensors) {
    int sum = 0;
    for (Tensor tensor : tensors) {
      sum += tensor.array().version();
    }
    return sum;
  }

  /**
   * Computes the gradient of input {@code i} straight into its leaf's place where there is one (and
   * returns null), or into a new tensor; null where it is not needed. Only for rules that are not
   * recorded, see {@link Autograd#isCreatingGraph}.
   */
  public Tensor accumulate(int i, Accumulation kernel) {
    if (!needs(i)) {
      return null;
    }
    if (walk.intoLeaves() && next[i] instanceof Leaf leaf) {
      leaf.accumulate(kernel);
      return null;
    }
    NdArray gradient = Allocator.allocate(next[i].dtype(), inputShape(i));
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

  /** This node as what comes before an op of one input. */
  Node[] alone() {
    return new Node[] {this};
  }

  /** The shape of what came out of here, and so of the gradient that comes in. */
  long[] shape() {
    return shape;
  }

  DType dtype() {
    return dtype;
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
    return first;
  }

  /** Whether the walk that found this node needs it. */
  boolean isWanted() {
    return walk != null;
  }

  void setUnwanted() {
    walk = null;
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
    if (version(saved) != savedVersion) {
      throw new IllegalStateException(
          "backward: a tensor of shape %s that %s needs was changed in place (version %d, saved at %d); change a copy() instead"
              .formatted(
                  Arrays.stream(saved)
                      .map(tensor -> Arrays.toString(tensor.shape()))
                      .collect(Collectors.joining(" or ")),
                  name,
                  version(saved),
                  savedVersion));
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
