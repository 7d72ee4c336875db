package org.linstock.memory;

import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A strided view of one allocation: what a kernel reads and writes.
 *
 * <p>The ND4J array and the pointer of a view are made only when a kernel asks for them, because
 * making them costs more than most kernels do. Threads may share an array, as they share the
 * parameters of a net: what is made lazily may be made twice, but is complete when it is seen.
 */
public final class NdArray {
  private static final int MOST_VIEWS = 64;
  private static final NdArray[] NO_VIEWS = {};

  private final Storage storage;
  private final long offset;
  private final long[] shape;
  private final long[] strides;
  private final long length;
  private final boolean contiguous;
  private INDArray nd;
  private NdArray[] views = NO_VIEWS;
  private int nextView;
  private Part chosenAs;
  private NdArray[] parts;
  private long[] partShape;
  private long[] partStrides;
  private FloatPointer floatPointer;
  private DoublePointer doublePointer;

  NdArray(Storage storage, long[] shape) {
    this(storage, 0, shape, contiguousStrides(shape));
    this.nd = storage.root;
  }

  private NdArray(Storage storage, long offset, long[] shape, long[] strides) {
    this.storage = storage;
    this.offset = offset;
    this.shape = shape;
    this.strides = strides;
    this.length = length(shape);
    this.contiguous = isContiguous(shape, strides, length);
  }

  /** The row-major strides of a shape, in elements. */
  public static long[] contiguousStrides(long... shape) {
    long[] strides = new long[shape.length];
    long step = 1;
    for (int i = shape.length - 1; i >= 0; i--) {
      strides[i] = step;
      step *= Math.max(1, shape[i]);
    }
    return strides;
  }

  /** The number of elements of a shape; 1 for a scalar. */
  public static long length(long... shape) {
    long length = 1;
    for (long size : shape) {
      length = Math.multiplyExact(length, size);
    }
    return length;
  }

  private static boolean isContiguous(long[] shape, long[] strides, long length) {
    long step = 1;
    for (int i = shape.length - 1; length > 0 && i >= 0; i--) {
      if (shape[i] != 1 && strides[i] != step) {
        return false;
      }
      step *= shape[i];
    }
    return true;
  }

  /**
   * Another view of the same memory. The offset is counted in elements from the start of this view.
   * The last 64 are kept, so that the steps of a training find those of pooled arrays again, with
   * what kernels made of them.
   */
  public NdArray view(long relativeOffset, long[] newShape, long[] newStrides) {
    long start = offset + relativeOffset;
    for (NdArray view : views) {
      if (view.isAt(start, newShape, newStrides)) {
        return view;
      }
    }
    NdArray made = new NdArray(storage, start, newShape, newStrides);
    VarHandle.storeStoreFence();
    keep(made);
    return made;
  }

  /** Another thread sees the views with the new one or without it. */
  private void keep(NdArray view) {
    if (views.length < MOST_VIEWS) {
      NdArray[] more = Arrays.copyOf(views, views.length + 1);
      more[views.length] = view;
      VarHandle.storeStoreFence();
      views = more;
    } else {
      views[nextView] = view;
      nextView = (nextView + 1) % MOST_VIEWS;
    }
  }

  /** A view that a part chooses; when an equal part chose it before, without its being asked. */
  public NdArray part(Part part) {
    for (NdArray view : views) {
      if (part.equals(view.chosenAs)) {
        return view;
      }
    }
    NdArray view = part.of(this);
    if (view != this) {
      view.chosenAs = part;
    }
    return view;
  }

  private boolean isAt(long start, long[] otherShape, long[] otherStrides) {
    return offset == start
        && Arrays.equals(shape, otherShape)
        && Arrays.equals(strides, otherStrides);
  }

  /**
   * One position of the first dimension, as an array without it. It is made once, so that walks
   * over positions of a pooled array make no garbage.
   */
  public NdArray at(int position) {
    if (parts == null) {
      partShape = Arrays.copyOfRange(shape, 1, shape.length);
      partStrides = Arrays.copyOfRange(strides, 1, strides.length);
      NdArray[] none = new NdArray[(int) shape[0]];
      VarHandle.storeStoreFence();
      parts = none;
    }
    NdArray part = parts[position];
    if (part == null) {
      // Not by view, whose few places are for others.
      part = new NdArray(storage, offset + position * strides[0], partShape, partStrides);
      parts[position] = part;
    }
    return part;
  }

  /** {@code count} elements of a dense vector, from place {@code from} on. */
  public NdArray range(long from, long count) {
    if (from < 0 || count < 0 || count > length - from || !contiguous) {
      throw new IllegalArgumentException(
          "range: %d elements from %d on, of an array of %d%s"
              .formatted(count, from, length, contiguous ? "" : " that is not contiguous"));
    }
    return view(from, new long[] {count}, new long[] {1});
  }

  /** The same elements in another shape. Only for contiguous views. */
  public NdArray reshaped(long... newShape) {
    if (!contiguous || length(newShape) != length) {
      throw new IllegalArgumentException(
          "reshape: %s elements%s do not fit shape %s"
              .formatted(
                  length, contiguous ? "" : " that are not contiguous", Arrays.toString(newShape)));
    }
    return view(0, newShape, contiguousStrides(newShape));
  }

  /** The sizes of the dimensions. Shared: do not change it. */
  public long[] shape() {
    return shape;
  }

  /** The distance in elements between neighbours along each dimension. Shared: do not change it. */
  public long[] strides() {
    return strides;
  }

  public int rank() {
    return shape.length;
  }

  public long length() {
    return length;
  }

  public DType dtype() {
    return storage.dtype;
  }

  /** Whether the elements lie row by row without gaps. */
  public boolean isContiguous() {
    return contiguous;
  }

  /** Whether this is a matrix of dense rows, perhaps with gaps between them. */
  public boolean hasDenseRows() {
    return shape.length == 2 && isDense(0, 1);
  }

  /** Whether this is a matrix of dense columns, perhaps with gaps between them. */
  public boolean hasDenseColumns() {
    return shape.length == 2 && isDense(1, 0);
  }

  private boolean isDense(int line, int within) {
    return (shape[within] == 1 || strides[within] == 1)
        && (shape[line] == 1 || strides[line] >= Math.max(1, shape[within]));
  }

  /**
   * Whether plain Java loops can read and write this array: on the CPU, contiguous, within a
   * buffer's reach.
   */
  public boolean isDirect() {
    return contiguous && isInReach();
  }

  /** Whether Java's loops can reach the memory, however the elements lie in it. */
  public boolean isInReach() {
    return storage.buffer != null;
  }

  /** Whether one element serves several positions, as in an expanded view. */
  public boolean repeatsElements() {
    for (int i = 0; i < shape.length; i++) {
      if (strides[i] == 0 && shape[i] > 1) {
        return true;
      }
    }
    return false;
  }

  /** Whether this is all of its allocation. */
  public boolean isWhole() {
    return offset == 0 && length == storage.root.length();
  }

  /** Whether both are the same elements in the same places. */
  public boolean isSameView(NdArray other) {
    return storage == other.storage && isAt(other.offset, other.shape, other.strides);
  }

  /** Whether both are views of one allocation. */
  public boolean sharesStorage(NdArray other) {
    return storage == other.storage;
  }

  /** The number of elements in the allocation before this view's first one. */
  public long offset() {
    return offset;
  }

  /**
   * The index of this view's first element in {@link #floats}, {@link #doubles}, {@link #longs} or
   * {@link #bytes}.
   */
  public int start() {
    return (int) offset;
  }

  /** The whole allocation as a buffer; this view begins at {@link #start}. */
  public FloatBuffer floats() {
    return storage.floats();
  }

  /** {@link #floats} as their bits, for what is not arithmetic. */
  public IntBuffer bits() {
    return storage.bits();
  }

  /** The whole allocation as a buffer; this view begins at {@link #start}. */
  public DoubleBuffer doubles() {
    return storage.doubles();
  }

  /** The whole allocation as a buffer; this view begins at {@link #start}. */
  public LongBuffer longs() {
    return storage.longs();
  }

  /** The whole allocation; this view begins {@link #offset} elements behind its start. */
  Pointer memory() {
    return storage.root.data().pointer();
  }

  /** The whole allocation of truth values, one a byte; this view begins at {@link #start}. */
  public ByteBuffer bytes() {
    return storage.bytes();
  }

  /** A native pointer to this view's first element. */
  public FloatPointer floatPointer() {
    if (floatPointer == null) {
      FloatPointer pointer = new FloatPointer(storage.root.data().pointer()).position(offset);
      VarHandle.storeStoreFence();
      floatPointer = pointer;
    }
    return floatPointer;
  }

  /** A native pointer to this view's first element. */
  public DoublePointer doublePointer() {
    if (doublePointer == null) {
      DoublePointer pointer = new DoublePointer(storage.root.data().pointer()).position(offset);
      VarHandle.storeStoreFence();
      doublePointer = pointer;
    }
    return doublePointer;
  }

  /** This view as an ND4J array. */
  public INDArray nd() {
    if (nd == null) {
      INDArray made = length == 0 ? Nd4j.create(dtype().nd4j(), shape) : ndView();
      VarHandle.storeStoreFence();
      nd = made;
    }
    return nd;
  }

  private INDArray ndView() {
    DataBuffer data = storage.root.data();
    return shape.length == 0
        ? Nd4j.create(data, new long[] {1}, new long[] {1}, offset, 'c').reshape()
        : Nd4j.create(data, shape, strides, offset, 'c');
  }

  /** Grows when the memory goes back to the pool. */
  public int generation() {
    return storage.generation;
  }

  /** Grows at every change in place of any view of this allocation. */
  public int version() {
    return storage.version;
  }

  /** To be called by whatever changes elements that a graph may have saved. */
  public void markChanged() {
    storage.version++;
  }

  void recycle() {
    storage.generation++;
  }

  void free() {
    storage.generation++;
    storage.root.close();
  }
}
