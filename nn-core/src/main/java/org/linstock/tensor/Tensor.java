package org.linstock.tensor;

import java.util.Arrays;
import org.linstock.autograd.Autograd;
import org.linstock.autograd.Leaf;
import org.linstock.autograd.NoGrad;
import org.linstock.autograd.Node;
import org.linstock.kernels.Kernels;
import org.linstock.memory.ArrayIo;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;
import org.linstock.ops.Arithmetic;
import org.linstock.ops.Conversion;
import org.linstock.ops.Joining;
import org.linstock.ops.Selection;

/**
 * A multi-dimensional array with a gradient and the graph that made it (define-by-run, as in
 * PyTorch).
 *
 * <p>Only {@code org.linstock.nn.Parameter} extends this class. A tensor belongs to one thread at a
 * time.
 */
public non-sealed class Tensor extends TensorCreation
    implements TensorArithmetic,
        TensorElementwise,
        TensorComparisons,
        TensorReductions,
        TensorProducts,
        TensorShaping,
        TensorIndexing,
        TensorRearranging,
        TensorInPlace {
  private static final int NO_VIEW = -1;

  private NdArray array;
  private int generation;
  private Node gradFn;
  private Leaf leaf;
  private int viewedVersion = NO_VIEW;

  /** Wraps an array; for the rooms of nn-core, not for callers. */
  public Tensor(NdArray array) {
    this.array = array;
    this.generation = array.generation();
  }

  /**
   * The result of an op, for the autograd engine.
   *
   * @param view whether it shares memory with an input of that op
   */
  public Tensor(NdArray array, Node gradFn, boolean view) {
    this(array);
    this.gradFn = gradFn;
    this.viewedVersion = view ? array.version() : NO_VIEW;
  }

  // ---- what it is

  public long[] shape() {
    return array.shape().clone();
  }

  @Override
  final long[] likeShape() {
    return shape();
  }

  @Override
  final DType likeType() {
    return dtype();
  }

  /** The size of one dimension; negative counts from the end. */
  public long size(int dim) {
    return array.shape()[Shapes.dimension("size", dim, dim())];
  }

  public int dim() {
    return array.rank();
  }

  public long numel() {
    return array.length();
  }

  public DType dtype() {
    return array.dtype();
  }

  /**
   * The array behind this tensor, for kernels. Throws when its scope has closed and the memory
   * serves others.
   */
  public NdArray array() {
    if (array.generation() != generation) {
      throw new IllegalStateException(
          "tensor of shape %s is used after its scope has closed; copy its values out (toFloatArray) inside the scope"
              .formatted(Arrays.toString(array.shape())));
    }
    return array;
  }

  /**
   * Moves this tensor's elements into other memory of the same shape, for flat parameter vectors
   * and other types.
   */
  protected final void rehome(NdArray target) {
    if (target.length() > 0) {
      Kernels.get().copy(array(), target);
    }
    replace(target);
  }

  /** Lets this tensor be other memory of any shape, whatever it was before. */
  protected final void replace(NdArray target) {
    array = target;
    generation = target.generation();
  }

  // ---- values

  public float[] toFloatArray() {
    return ArrayIo.toFloats(array());
  }

  public double[] toDoubleArray() {
    return ArrayIo.toDoubles(array());
  }

  public long[] toLongArray() {
    return ArrayIo.toLongs(array());
  }

  /** The value of a tensor of one element. */
  public double item() {
    if (numel() != 1) {
      throw new IllegalStateException(
          "item: a tensor of shape %s has %d values, expected 1; reduce it first"
              .formatted(Arrays.toString(array.shape()), numel()));
    }
    return toDoubleArray()[0];
  }

  /** One element. */
  public double at(long... index) {
    requireIndex("at", index);
    return ArrayIo.get(array(), index);
  }

  /** Sets one element in place. */
  public Tensor set(float value, long... index) {
    requireIndex("set", index);
    if (requiresGrad() && !NoGrad.isActive()) {
      throw new IllegalStateException(
          "set: in-place change of a tensor that needs a gradient; use data(), or do it inside NoGrad");
    }
    ArrayIo.setAt(array(), value, index);
    array.markChanged();
    return this;
  }

  private void requireIndex(String operation, long[] index) {
    boolean valid = index.length == dim();
    for (int i = 0; valid && i < index.length; i++) {
      valid = index[i] >= 0 && index[i] < array.shape()[i];
    }
    if (!valid) {
      throw new IndexOutOfBoundsException(
          "%s: index %s of a tensor of shape %s"
              .formatted(operation, Arrays.toString(index), Arrays.toString(array.shape())));
    }
  }

  /** A copy in memory of its own, outside the graph; {@link #clone} stays in it. */
  public Tensor copy() {
    return TensorFactory.copy(this);
  }

  /** A copy in memory of its own, within the graph. */
  @Override
  @SuppressWarnings({"NoClone", "MethodDoesntCallSuperMethod"})
  public Tensor clone() {
    return Conversion.clone(this);
  }

  /**
   * The values in another type; this tensor when it has that type. Gradients flow back converted.
   */
  public Tensor to(DType dtype) {
    return Conversion.to(this, dtype);
  }

  /** Where this tensor's memory is. */
  public Device device() {
    return Device.current();
  }

  /**
   * This tensor on a device: itself, as a process has one kind.
   *
   * @throws IllegalStateException when the device is not there, naming what is
   */
  public Tensor to(Device device) {
    device.requireAvailable("to");
    return this;
  }

  // ---- autograd

  public boolean requiresGrad() {
    return leaf != null || gradFn != null;
  }

  /** Says whether gradients of this leaf are wanted. */
  public Tensor requiresGrad_(boolean wanted) {
    if (gradFn != null) {
      throw new IllegalStateException(
          "requiresGrad_: only leaf tensors can be changed, this one was made by "
              + gradFn.name()
              + "; use detach()");
    }
    if (wanted && !dtype().isFloatingPoint()) {
      throw new IllegalArgumentException(
          "requiresGrad_: a gradient needs a floating point type, this tensor is " + dtype());
    }
    if (wanted != (leaf != null)) {
      leaf = wanted ? new Leaf(this) : null;
    }
    return this;
  }

  /**
   * The accumulated gradient of a leaf; null before the first backward and after {@code zeroGrad}.
   */
  public Tensor grad() {
    return leaf == null ? null : leaf.grad();
  }

  /** The node that made this tensor; null for leaves. */
  public Node gradFn() {
    return gradFn;
  }

  /** Where gradients for this tensor go: its node, its leaf, or null when it needs none. */
  public Node edge() {
    if (viewedVersion != NO_VIEW && viewedVersion != array.version()) {
      throw new IllegalStateException(
          "a view of shape %s was made by %s before the tensor behind it was changed in place; make the view anew after the change"
              .formatted(Arrays.toString(array.shape()), gradFn.name()));
    }
    return gradFn != null ? gradFn : leaf;
  }

  /** Whether this is a view, within the graph, of another tensor of the graph. */
  public boolean isGraphView() {
    return viewedVersion != NO_VIEW;
  }

  /** The present values in other memory, at the same place in the graph; for the engine. */
  public Tensor snapshot() {
    Tensor snapshot = new Tensor(copy().array(), gradFn, false);
    snapshot.leaf = leaf;
    return snapshot;
  }

  /** Says which op made the present values, after a change in place; for the engine. */
  public void rebase(Node node) {
    gradFn = node;
  }

  /** The leaf's place for its gradient; null when none is wanted. */
  public Leaf leaf() {
    return leaf;
  }

  /**
   * Gradients of this scalar with respect to every leaf that it was computed from. Frees the graph.
   */
  public void backward() {
    Autograd.backward(this, null, false, false);
  }

  /** As {@link #backward()}, from a given gradient of the same shape as this tensor. */
  public void backward(Tensor gradient) {
    Autograd.backward(this, gradient, false, false);
  }

  /** As {@link #backward()}, keeping the graph for another call when {@code retainGraph}. */
  public void backward(Tensor gradient, boolean retainGraph) {
    Autograd.backward(this, gradient, retainGraph, false);
  }

  /**
   * As {@link #backward()}; with {@code createGraph} the gradients are themselves part of a graph
   * and can be differentiated again, which keeps this one too.
   */
  public void backward(Tensor gradient, boolean retainGraph, boolean createGraph) {
    Autograd.backward(this, gradient, retainGraph, createGraph);
  }

  /** The same memory, outside the graph. */
  public Tensor detach() {
    return new Tensor(array());
  }

  /** The same memory, outside the graph; changes in place through it are not recorded. */
  public Tensor data() {
    return detach();
  }

  /** Joins tensors along a dimension. */
  public static Tensor cat(int dim, Tensor... tensors) {
    return Joining.cat(dim, tensors);
  }

  /** Joins tensors of one shape along a new dimension. */
  public static Tensor stack(int dim, Tensor... tensors) {
    return Joining.stack(dim, tensors);
  }

  /** {@code a} where the condition is true, else {@code b}; the three broadcast. */
  public static Tensor where(Tensor condition, Tensor a, Tensor b) {
    return Selection.where(condition, a, b);
  }

  public static Tensor where(Tensor condition, Tensor a, double b) {
    return Selection.where(condition, a, b);
  }

  public static Tensor where(Tensor condition, double a, Tensor b) {
    return Selection.where(condition, a, b);
  }

  /** A number to the power of each element. */
  public static Tensor pow(double base, Tensor exponent) {
    return Arithmetic.pow(base, exponent);
  }

  /** Values as PyTorch prints them. */
  @Override
  public String toString() {
    String suffix = leaf != null ? "requires_grad=True" : null;
    return TensorFormat.format(this, gradFn != null ? "grad_fn=<" + gradFn.name() + ">" : suffix);
  }
}
