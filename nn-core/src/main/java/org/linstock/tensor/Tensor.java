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
import org.linstock.ops.Conversion;
import org.linstock.ops.Joining;

/**
 * A multi-dimensional array with a gradient and the graph that made it (define-by-run, as in
 * PyTorch).
 *
 * <p>Only {@code org.linstock.nn.Parameter} extends this class. A tensor belongs to one thread at a
 * time.
 */
public non-sealed class Tensor
    implements TensorArithmetic,
        TensorElementwise,
        TensorComparisons,
        TensorReductions,
        TensorProducts,
        TensorShaping,
        TensorIndexing,
        TensorRearranging,
        TensorInPlace {
  private static final double BELOW_ONE = Math.nextDown(1f);
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

  // ---- creation

  /** A vector, or with a shape anything of as many elements, row by row. */
  public static Tensor of(float[] values, long... shape) {
    return TensorFactory.of(values, shape);
  }

  /** A float64 tensor; without a shape, a vector. */
  public static Tensor of(double[] values, long... shape) {
    return TensorFactory.of(values, shape);
  }

  /** A matrix from its rows. */
  public static Tensor of(float[][] rows) {
    return TensorFactory.of(rows);
  }

  /** A vector of int64: class labels, indices. */
  public static Tensor ofInts(long... values) {
    return TensorFactory.ofInts(values);
  }

  /** A float32 scalar. */
  public static Tensor scalar(double value) {
    return full(value);
  }

  public static Tensor zeros(long... shape) {
    return full(0, shape);
  }

  public static Tensor ones(long... shape) {
    return full(1, shape);
  }

  /** A float32 tensor of one value. */
  public static Tensor full(double value, long... shape) {
    return TensorFactory.full(DType.FLOAT32, value, shape);
  }

  /** Uniform in [0, 1), from this thread's default generator. */
  public static Tensor rand(long... shape) {
    return rand(Generator.threadDefault(), shape);
  }

  public static Tensor rand(Generator generator, long... shape) {
    // Rounding to float must not reach 1.
    return TensorFactory.random(shape, () -> Math.min(generator.uniform(), BELOW_ONE));
  }

  /** Standard normal, from this thread's default generator. */
  public static Tensor randn(long... shape) {
    return randn(Generator.threadDefault(), shape);
  }

  public static Tensor randn(Generator generator, long... shape) {
    return TensorFactory.random(shape, generator::normal);
  }

  /** 0, 1, …, end − 1, float32. */
  public static Tensor arange(int end) {
    return TensorFactory.arange(end);
  }

  /** The identity matrix. */
  public static Tensor eye(int n) {
    return TensorFactory.eye(n);
  }

  /** Zeros with this tensor's shape and type. */
  public Tensor zerosLike() {
    return TensorFactory.full(dtype(), 0, shape());
  }

  // ---- what it is

  public long[] shape() {
    return array.shape().clone();
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

  /** Another object for the same memory and the same place in the graph; for the engine. */
  public Tensor alias() {
    Tensor alias = new Tensor(array(), gradFn, false);
    alias.viewedVersion = viewedVersion;
    alias.leaf = leaf;
    return alias;
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

  /** Values as PyTorch prints them. */
  @Override
  public String toString() {
    String suffix = leaf != null ? "requires_grad=True" : null;
    return TensorFormat.format(this, gradFn != null ? "grad_fn=<" + gradFn.name() + ">" : suffix);
  }
}
