package org.linstock.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Views share memory; shapes that do not fit are errors. */
class ViewTest {
  @Test
  void viewsShareMemory() {
    Tensor x = Tensor.zeros(2, 6);
    x.reshape(3, 4).set(1, 0, 0);
    x.view(-1).set(2, 1);
    x.t().set(3, 2, 0);
    x.get(0).set(4, 3);
    x.slice(1, 4, 6).set(5, 0, 0);
    x.flatten(0).set(6, 5);
    x.detach().set(7, 1, 0);
    x.unsqueeze(0).set(8, 0, 1, 1);
    x.permute(1, 0).set(9, 2, 1);
    x.transpose(0, 1).get(3).add_(10);
    assertArrayEquals(new float[] {1, 2, 3, 14, 5, 6, 7, 8, 9, 10, 0, 0}, x.toFloatArray());
  }

  @Test
  void copiesDoNot() {
    Tensor x = Tensor.zeros(2);
    x.copy().fill_(1);
    x.t().contiguous().copy().fill_(1);
    assertArrayEquals(new float[2], x.toFloatArray());
  }

  @Test
  void viewRefusesToCopyAndReshapeDoesIt() {
    Tensor x = Tensor.arange(6).reshape(2, 3).t();
    assertArrayEquals(new float[] {0, 3, 1, 4, 2, 5}, x.reshape(6).toFloatArray());
    assertTrue(message(() -> x.view(6)).contains("reshape"));
  }

  @ParameterizedTest
  @CsvSource({
    "6, '-2,-3'",
    "6, '-1,-1'",
    "6, '-1,4'",
    "6, '5'",
    "0, '-1,0'",
    "0, '0,-1'",
    "6, '-6'",
    "0, '4294967296,4294967296'"
  })
  void refusesShapesThatDoNotFit(int numel, String shape) {
    String[] parts = shape.split(",", -1);
    long[] sizes = new long[parts.length];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Long.parseLong(parts[i]);
    }
    assertTrue(message(() -> Tensor.zeros(numel).reshape(sizes)).startsWith("reshape: shape ["));
  }

  @Test
  void infersOneSize() {
    assertArrayEquals(new long[] {3, 2}, Tensor.zeros(6).view(-1, 2).shape());
    assertArrayEquals(new long[] {0, 2}, Tensor.zeros(0).view(-1, 2).shape());
  }

  @Test
  void dimensionsCountFromTheEnd() {
    Tensor x = Tensor.zeros(2, 3, 4);
    assertArrayEquals(new long[] {2, 4, 3}, x.transpose(-1, -2).shape());
    assertArrayEquals(new long[] {2, 3, 4, 1}, x.unsqueeze(-1).shape());
    assertArrayEquals(new long[] {2, 3, 4}, x.unsqueeze(0).squeeze(0).shape());
    assertArrayEquals(new long[] {2, 3, 4}, x.squeeze(0).shape());
    assertEquals(
        "unsqueeze: dimension 4 of a tensor of rank 4; expected -4 to 3",
        message(() -> x.unsqueeze(4)));
    assertTrue(message(() -> x.transpose(0, 3)).startsWith("transpose: dimension 3"));
    assertTrue(message(() -> x.permute(0, 1)).startsWith("permute: got shape [2, 3, 4]"));
    assertTrue(message(() -> x.permute(0, 1, 1)).contains("each dimension once"));
  }

  @Test
  void positionsOutsideAreErrors() {
    Tensor x = Tensor.zeros(2, 3);
    assertTrue(message(() -> x.get(2)).contains("got 2"));
    assertTrue(message(() -> x.slice(1, 2, 4)).contains("got 2 to 4"));
    assertTrue(message(() -> x.expand(4, 3)).startsWith("expand: got shape [2, 3]"));
    assertTrue(message(() -> Tensor.cat(0, x, Tensor.zeros(2, 4))).startsWith("cat: "));
    assertTrue(message(() -> Tensor.cat(0)).startsWith("cat: "));
    assertTrue(message(() -> Tensor.stack(0)).startsWith("stack: "));
  }

  private static String message(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }
}
