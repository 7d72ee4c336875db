package org.linstock.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Elements as bytes, straight from native memory and, as with CUDA, through the heap. */
class ArrayBytesTest {
  private static NdArray bits(DType dtype) {
    NdArray x = Allocator.allocate(dtype, 2, 3);
    ArrayIo.set(x, new long[] {0, 1, 0, 1, 1, 0});
    return x;
  }

  private static ByteBuffer buffer(DType dtype, int count) {
    return ByteBuffer.allocate(count * dtype.bytes()).order(ByteOrder.LITTLE_ENDIAN);
  }

  @ParameterizedTest
  @EnumSource
  void bothWaysAreTheSame(DType dtype) {
    NdArray x = bits(dtype);
    NdArray middle = x.view(1, new long[] {4}, new long[] {1});
    ByteBuffer direct = buffer(dtype, 4);
    ByteBuffer heap = buffer(dtype, 4);
    ArrayBytes.read(middle, 0, direct);
    ArrayBytes.readThroughHeap(middle, heap);
    assertEquals(0, direct.remaining());
    assertEquals(0, heap.remaining());
    assertEquals(direct.flip(), heap.flip());
    NdArray y = Allocator.allocate(dtype, 6);
    NdArray z = Allocator.allocate(dtype, 6);
    ArrayIo.set(y, new long[6]);
    ArrayIo.set(z, new long[6]);
    ArrayBytes.write(y, 2, direct);
    ArrayBytes.writeThroughHeap(z.view(2, new long[] {4}, new long[] {1}), heap);
    assertArrayEquals(new long[] {0, 0, 1, 0, 1, 1}, ArrayIo.toLongs(y));
    assertArrayEquals(new long[] {0, 0, 1, 0, 1, 1}, ArrayIo.toLongs(z));
    assertEquals(0, direct.remaining());
    assertEquals(0, heap.remaining());
  }

  @Test
  void refusesWhatDoesNotFit() {
    NdArray x = bits(DType.FLOAT32);
    assertEquals(
        "ArrayBytes.read: 12 bytes at element 4 of an array of 6 float32",
        message(() -> ArrayBytes.read(x, 4, buffer(DType.FLOAT32, 3))));
    assertEquals(
        "ArrayBytes.write: 3 bytes at element 0 of an array of 6 float32",
        message(() -> ArrayBytes.write(x, 0, ByteBuffer.allocate(3))));
    NdArray strided = x.view(0, new long[] {3, 2}, new long[] {1, 3});
    assertEquals(
        "ArrayBytes.read: 4 bytes at element 0 of a strided array of 6 float32",
        message(() -> ArrayBytes.read(strided, 0, ByteBuffer.allocate(4))));
    ArrayBytes.read(x, 6, ByteBuffer.allocate(0));
    assertEquals(
        "ArrayBytes.read: 0 bytes at element 7 of an array of 6 float32",
        message(() -> ArrayBytes.read(x, 7, ByteBuffer.allocate(0))));
  }

  private static String message(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }
}
