package org.linstock.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.linstock.tensor.Tensor;

/** The methods of tensors, whatever interface holds them, serve as references in other packages. */
class MethodReferencesTest {
  @Test
  void ofTensorsMethods() {
    Tensor x = Tensor.of(new float[] {-1, 4});
    List<UnaryOperator<Tensor>> functions =
        List.of(Tensor::relu, Tensor::sqrt, Tensor::neg, Tensor::contiguous, Tensor::zerosLike);
    Tensor y = x;
    for (UnaryOperator<Tensor> f : functions) {
      y = f.apply(y);
    }
    assertArrayEquals(new float[2], y.toFloatArray());
    BinaryOperator<Tensor> product = Tensor::mul;
    assertArrayEquals(new float[] {1, 16}, product.apply(x, x).toFloatArray());
    Function<Tensor, Tensor> sum = Tensor::sum;
    assertEquals(3, sum.apply(x).item());
    UnaryOperator<Tensor> bound = x::maximum;
    assertArrayEquals(new float[] {0, 4}, bound.apply(Tensor.zeros(2)).toFloatArray());
    Function<long[], Tensor> creator = Tensor::ones;
    assertArrayEquals(new long[] {2, 1}, creator.apply(new long[] {2, 1}).shape());
  }
}
