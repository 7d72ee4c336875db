package org.linstock.memory;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Where arrays come from. Contents are undefined until written. */
public final class Allocator {
  private Allocator() {}

  /** An array for a result: from the pool inside a {@link Scope}, otherwise a fresh one. */
  public static NdArray allocate(DType dtype, long... shape) {
    ArrayPool pool = ArrayPool.current();
    return pool.inScope() ? pool.take(dtype, shape) : Arena.own(fresh(dtype, shape));
  }

  /** A vector for a result, as above. */
  public static NdArray allocate(DType dtype, long length) {
    ArrayPool pool = ArrayPool.current();
    return pool.inScope() ? pool.takeVector(dtype, length) : allocate(dtype, new long[] {length});
  }

  /** A matrix for a result, as above. */
  public static NdArray allocate(DType dtype, long rows, long columns) {
    ArrayPool pool = ArrayPool.current();
    return pool.inScope()
        ? pool.takeMatrix(dtype, rows, columns)
        : allocate(dtype, new long[] {rows, columns});
  }

  /**
   * Ints on the heap, for what an op keeps of its arguments: from the pool inside a {@link Scope},
   * otherwise fresh.
   */
  public static int[] allocateInts(int length) {
    ArrayPool pool = ArrayPool.current();
    return pool.inScope() ? pool.takeInts(length) : new int[length];
  }

  /** An array that outlives any scope: parameters, gradients, optimizer state, buffers. */
  public static NdArray allocatePersistent(DType dtype, long... shape) {
    return Arena.own(fresh(dtype, shape));
  }

  static NdArray fresh(DType dtype, long[] shape) {
    // Also starts ND4J with the right settings before its first array exists.
    Native.isCpu();
    MemoryLimit.charge(dtype, shape);
    boolean empty = NdArray.length(shape) == 0;
    INDArray root =
        empty
            ? Nd4j.create(dtype.nd4j(), shape)
            : Nd4j.createUninitializedDetached(dtype.nd4j(), shape);
    return new NdArray(new Storage(root, dtype), shape);
  }
}
