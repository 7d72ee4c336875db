package org.linstock.memory;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One allocation, shared by the {@link NdArray} views on it.
 *
 * <p>{@code generation} grows when the pool takes the memory back, so that a stale tensor is
 * recognised; {@code version} grows at every change in place, so that the graph knows when a value
 * it saved is no longer what it was.
 */
final class Storage {
  /**
   * A Java buffer addresses at most this many bytes; larger allocations are left to ND4J's own
   * kernels.
   */
  private static final long BUFFER_LIMIT = Integer.MAX_VALUE;

  final INDArray root;
  final DType dtype;
  final Buffer buffer;
  private IntBuffer bits;
  int generation;
  int version;

  Storage(INDArray root, DType dtype) {
    this.root = root;
    this.dtype = dtype;
    boolean reachable =
        Native.isCpu() && root.length() > 0 && root.length() * dtype.bytes() <= BUFFER_LIMIT;
    this.buffer = reachable ? view(root.data().pointer(), dtype, root.length()) : null;
  }

  private static Buffer view(Pointer pointer, DType dtype, long length) {
    return switch (dtype) {
      case FLOAT32 -> new FloatPointer(pointer).asBuffer();
      case FLOAT64 -> new DoublePointer(pointer).asBuffer();
      case INT64 -> new LongPointer(pointer).asBuffer();
      case BOOL -> new BytePointer(pointer).capacity(length).asBuffer();
    };
  }

  FloatBuffer floats() {
    return (FloatBuffer) buffer;
  }

  DoubleBuffer doubles() {
    return (DoubleBuffer) buffer;
  }

  /** Truth values, one a byte: 0 or 1. */
  ByteBuffer bytes() {
    return (ByteBuffer) buffer;
  }

  /** Floats as their bits. */
  IntBuffer bits() {
    if (bits == null) {
      bits = new IntPointer(root.data().pointer()).asBuffer();
    }
    return bits;
  }

  LongBuffer longs() {
    return (LongBuffer) buffer;
  }
}
