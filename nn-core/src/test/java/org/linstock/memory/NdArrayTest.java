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
    NdArray many = Allocator.allocate(DType.FLOAT32, 200, 4);
    for (int turn = 0; turn < 2; turn++) {
      for (int from = 0; from < 200; from++) {
        NdArray view = many.view(from * 4L, new long[] {1, 4}, new long[] {4, 1});
        assertEquals(from * 4L, view.offset());
        assertArrayEquals(new long[] {1, 4}, view.shape());
        assertEquals(from * 4L, many.part(new Row(from)).offset());
      }
    }
  }

  /** A part that is asked for by what it is, and counts how often it was. */
  private record Row(int row) implements Part {
    private static int chosen;

    @Override
    public NdArray of(NdArray whole) {
      chosen++;
      return whole.view(row * 4L, new long[] {4}, new long[] {1});
    }
  }

  @Test
  void anEqualPartIsNotChosenAgain() {
    int before = Row.chosen;
    NdArray row = array.part(new Row(2));
    assertEquals(8, row.offset());
    assertSame(row, array.part(new Row(2)));
    assertNotSame(row, array.part(new Row(3)));
    assertEquals(before + 2, Row.chosen);
  }

  @Test
  void rowsAndMatricesArePartsOfAnyStack() {
    NdArray stack = Allocator.allocate(DType.FLOAT32, 2, 3, 5);
    assertArrayEquals(new long[] {6, 5}, stack.part(Part.ROWS).shape());
    assertArrayEquals(new long[] {3, 5}, stack.part(Part.FIRST_MATRIX).shape());
    assertSame(array, array.part(Part.ROWS));
    assertSame(array, array.part(Part.FIRST_MATRIX));
    assertArrayEquals(
        new long[] {1, 7}, Allocator.allocate(DType.FLOAT32, 7).part(Part.ROWS).shape());
    assertArrayEquals(
        new long[] {6, 0}, Allocator.allocate(DType.FLOAT32, 2, 3, 0).part(Part.ROWS).shape());
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
