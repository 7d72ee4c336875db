package org.linstock.tensor;

import java.util.Arrays;
import org.linstock.autograd.Autograd;
import org.linstock.autograd.Leaf;
import org.linstock.autograd.Node;
import org.linstock.kernels.Binary;
import org.linstock.kernels.Kernels;
import org.linstock.memory.ArrayIo;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;
import org.linstock.ops.Arithmetic;
import org.linstock.ops.Elementwise;
import org.linstock.ops.MatMul;
import org.linstock.ops.Reductions;
import org.linstock.ops.Shaping;
import org.linstock.ops.Softmaxes;

/**
 * A multi-dimensional array with a gradient and the graph that made it (define-by-run, as in
 * PyTorch).
 *
 * <p>Only {@code org.linstock.nn.Parameter} extends this class. A tensor belongs to one thread at a
 * time.
 */
public class Tensor {
  private static final double BELOW_ONE = Math.nextDown(1f);

  private NdArray array;
  private final int generation;
  private Node gradFn;
  private Leaf leaf;

  /** Wraps an array; for the rooms of nn-core, not for callers. */
  public Tensor(NdArray array) {
    this.array = array;
    this.generation = array.generation();
  }

  /** The result of an op, for the autograd engine. */
  public Tensor(NdArray array, Node gradFn) {
    this(array);
    this.gradFn = gradFn;
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
   * Moves this tensor's elements into other memory of the same shape, for flat parameter vectors.
   */
  protected final void rehome(NdArray target) {
    Kernels.get().copy(array(), target);
    array = target;
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
    return Autograd.inPlace("set", this, z -> ArrayIo.setAt(z, value, index));
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

  /** A copy in memory of its own, outside the graph. */
  public Tensor copy() {
    return TensorFactory.copy(this);
  }

  /** The values in another type, outside the graph. */
  public Tensor to(DType dtype) {
    return dtype == dtype() ? this : TensorFactory.cast(this, dtype);
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
    return gradFn != null ? gradFn : leaf;
  }

  /** The leaf's place for its gradient; null when none is wanted. */
  public Leaf leaf() {
    return leaf;
  }

  /**
   * Gradients of this scalar with respect to every leaf that it was computed from. Frees the graph.
   */
  public void backward() {
    Autograd.backward(this, null, false);
  }

  /** As {@link #backward()}, from a given gradient of the same shape as this tensor. */
  public void backward(Tensor gradient) {
    Autograd.backward(this, gradient, false);
  }

  /** As {@link #backward()}, keeping the graph for another call when {@code retainGraph}. */
  public void backward(Tensor gradient, boolean retainGraph) {
    Autograd.backward(this, gradient, retainGraph);
  }

  /** The same memory, outside the graph. */
  public Tensor detach() {
    return new Tensor(array());
  }

  /** The same memory, outside the graph; changes in place through it are not recorded. */
  public Tensor data() {
    return detach();
  }

  // ---- arithmetic, with NumPy's broadcasting

  public Tensor add(Tensor other) {
    return Arithmetic.add(this, other);
  }

  public Tensor add(double scalar) {
    return Arithmetic.add(this, scalar);
  }

  public Tensor sub(Tensor other) {
    return Arithmetic.sub(this, other);
  }

  public Tensor sub(double scalar) {
    return Arithmetic.add(this, -scalar);
  }

  public Tensor mul(Tensor other) {
    return Arithmetic.mul(this, other);
  }

  public Tensor mul(double scalar) {
    return Arithmetic.mul(this, scalar);
  }

  public Tensor div(Tensor other) {
    return Arithmetic.div(this, other);
  }

  public Tensor div(double scalar) {
    return Arithmetic.div(this, scalar);
  }

  public Tensor pow(double exponent) {
    return Arithmetic.pow(this, exponent);
  }

  public Tensor neg() {
    return Elementwise.neg(this);
  }

  public Tensor abs() {
    return Elementwise.abs(this);
  }

  public Tensor exp() {
    return Elementwise.exp(this);
  }

  public Tensor log() {
    return Elementwise.log(this);
  }

  public Tensor sqrt() {
    return Elementwise.sqrt(this);
  }

  public Tensor relu() {
    return Elementwise.relu(this);
  }

  public Tensor sigmoid() {
    return Elementwise.sigmoid(this);
  }

  public Tensor tanh() {
    return Elementwise.tanh(this);
  }

  // ---- comparison: bool tensors, no gradient

  public Tensor gt(double scalar) {
    return Arithmetic.compare(Binary.GT, this, scalar);
  }

  public Tensor ge(double scalar) {
    return Arithmetic.compare(Binary.GE, this, scalar);
  }

  public Tensor lt(double scalar) {
    return Arithmetic.compare(Binary.LT, this, scalar);
  }

  public Tensor le(double scalar) {
    return Arithmetic.compare(Binary.LE, this, scalar);
  }

  public Tensor eq(double scalar) {
    return Arithmetic.compare(Binary.EQ, this, scalar);
  }

  // ---- products and reductions

  /** The product of two matrices. */
  public Tensor matmul(Tensor other) {
    return MatMul.matmul(this, other);
  }

  /** The sum of all elements, a scalar. */
  public Tensor sum() {
    return Reductions.sum(this);
  }

  /** Sums over the given dimensions. */
  public Tensor sum(boolean keepDim, int... dims) {
    return Reductions.sum(this, keepDim, dims);
  }

  /** Sums over one dimension. */
  public Tensor sum(int dim) {
    return Reductions.sum(this, false, dim);
  }

  /** The mean of all elements, a scalar. */
  public Tensor mean() {
    return Reductions.mean(this);
  }

  /** Means over one dimension. */
  public Tensor mean(int dim) {
    return Reductions.mean(this, false, dim);
  }

  /** The index of the largest element along one dimension, int64; the first of equals. */
  public Tensor argmax(int dim) {
    return Reductions.argmax(this, dim);
  }

  public Tensor softmax(int dim) {
    return Softmaxes.softmax(this, dim);
  }

  public Tensor logSoftmax(int dim) {
    return Softmaxes.logSoftmax(this, dim);
  }

  // ---- shapes; views where the memory allows it

  /**
   * The same elements in another shape; one size may be −1. A view when this tensor is contiguous.
   */
  public Tensor reshape(long... shape) {
    return Shaping.reshape(this, shape);
  }

  /** As {@link #reshape}, but throws when it would have to copy. */
  public Tensor view(long... shape) {
    return Shaping.view(this, shape);
  }

  /** Folds the dimensions from {@code startDim} on into one. */
  public Tensor flatten(int startDim) {
    return Shaping.flatten(this, startDim, -1);
  }

  public Tensor unsqueeze(int dim) {
    return Shaping.unsqueeze(this, dim);
  }

  public Tensor squeeze(int dim) {
    return Shaping.squeeze(this, dim);
  }

  /** A view with the dimensions in another order. */
  public Tensor permute(int... dims) {
    return Shaping.permute(this, dims);
  }

  /** A view with two dimensions exchanged. */
  public Tensor transpose(int dim0, int dim1) {
    return Shaping.transpose(this, dim0, dim1);
  }

  /** The transpose of a matrix, a view. */
  public Tensor t() {
    return Shaping.t(this);
  }

  /** A view in which dimensions of size 1 are repeated without copying; −1 keeps a size. */
  public Tensor expand(long... shape) {
    return Shaping.expand(this, shape);
  }

  /** The view of elements {@code from} to {@code to} (exclusive) along a dimension. */
  public Tensor slice(int dim, long from, long to) {
    return Shaping.slice(this, dim, from, to);
  }

  /** The view of one position of the first dimension. */
  public Tensor get(long index) {
    return Shaping.select(this, 0, index);
  }

  /** The same elements row by row without gaps; this tensor when it already is so. */
  public Tensor contiguous() {
    return Shaping.contiguous(this);
  }

  /** Joins tensors along a dimension. */
  public static Tensor cat(int dim, Tensor... tensors) {
    return Shaping.cat(dim, tensors);
  }

  /** Joins tensors of one shape along a new dimension. */
  public static Tensor stack(int dim, Tensor... tensors) {
    return Shaping.stack(dim, tensors);
  }

  // ---- in place: a leaf that needs a gradient throws

  public Tensor add_(Tensor other) {
    return Arithmetic.inPlace(Binary.ADD, this, other);
  }

  public Tensor add_(double scalar) {
    return Arithmetic.inPlace(Binary.ADD, this, scalar);
  }

  public Tensor sub_(Tensor other) {
    return Arithmetic.inPlace(Binary.SUB, this, other);
  }

  public Tensor mul_(Tensor other) {
    return Arithmetic.inPlace(Binary.MUL, this, other);
  }

  public Tensor mul_(double scalar) {
    return Arithmetic.inPlace(Binary.MUL, this, scalar);
  }

  public Tensor div_(double scalar) {
    return Arithmetic.inPlace(Binary.DIV, this, scalar);
  }

  public Tensor fill_(double value) {
    return Autograd.inPlace("fill_", this, z -> Kernels.get().fill(z, value));
  }

  public Tensor zero_() {
    return fill_(0);
  }

  /** Copies the other tensor's values, broadcast and converted. */
  public Tensor copy_(Tensor source) {
    Shapes.requireBroadcast("copy_", source.array().shape(), array().shape());
    return Autograd.inPlace("copy_", this, source, (z, x) -> Kernels.get().copy(x, z));
  }

  /** Values as PyTorch prints them. */
  @Override
  public String toString() {
    String suffix = leaf != null ? "requires_grad=True" : null;
    return TensorFormat.format(this, gradFn != null ? "grad_fn=<" + gradFn.name() + ">" : suffix);
  }
}
