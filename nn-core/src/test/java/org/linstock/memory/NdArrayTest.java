package org.linstock.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

/** Views that are found again. */
class NdArrayTest {
  private final NdArray array = Allocator.allocate(DType.FLOAT32, 6, 4);

  private NdArray rows(int from, long count) {
    return array.view(from * 4L, new long[] {count, 4}, new long[] {4, 1});
  }

  @Test
  void theSameViewIsTheSameObject() {
    NdArray first = rows(1, 2);
    assertSame(first, rows(1, 2));
    assertSame(array.reshaped(24), array.reshaped(24));
    assertSame(first, rows(1, 2));
  }

  @Test
  void anotherPlaceShapeOrStrideIsAnotherView() {
    NdArray view = rows(1, 2);
    assertNotSame(view, rows(2, 2));
    assertNotSame(view, rows(1, 3));
    NdArray transposed = array.view(4, new long[] {2, 4}, new long[] {1, 2});
    assertNotSame(view, transposed);
    assertArrayEquals(new long[] {1, 2}, transposed.strides());
  }

  @Test
  void moreViewsThanAreKeptAreAllRight() {
    for (int turn = 0; turn < 2; turn++) {
      for (int from = 0; from < 6; from++) {
        NdArray view = rows(from, 1);
        assertEquals(from * 4L, view.offset());
        assertArrayEquals(new long[] {1, 4}, view.shape());
      }
    }
  }

  @Test
  void walksOverPositionsLeaveViewsInTheirPlaces() {
    NdArray view = rows(0, 3);
    for (int position = 0; position < 6; position++) {
      NdArray part = array.at(position);
      assertEquals(position * 4L, part.offset());
      assertArrayEquals(new long[] {4}, part.shape());
      assertSame(part, array.at(position));
    }
    assertSame(view, rows(0, 3));
  }

  @Test
  void partsOfPartsAreCountedFromTheStart() {
    NdArray stack = Allocator.allocate(DType.FLOAT32, 2, 3, 5);
    assertEquals(15 + 10, stack.at(1).at(2).offset());
  }
}
