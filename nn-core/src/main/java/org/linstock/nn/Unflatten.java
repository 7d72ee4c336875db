package org.linstock.nn;

import java.util.Arrays;
import org.linstock.tensor.Shapes;
import org.linstock.tensor.Tensor;

/**
 * Unfolds one dimension into several, the inverse of {@link Flatten}.
 *
 * <pre>{@code new Unflatten(1, 6, 5, 5).forward(Tensor.randn(8, 150)).shape()  // [8, 6, 5, 5]}
 * </pre>
 */
public final class Unflatten extends Layer {
  private final int dim;
  private final int[] sizes;

  /**
   * What to unfold.
   *
   * @param dim negative counts from the end
   * @param sizes the new dimensions; one may be −1, for what makes them fit
   */
  public Unflatten(int dim, int... sizes) {
    boolean valid = sizes.length > 0 && Arrays.stream(sizes).filter(s -> s == -1).count() <= 1;
    if (!valid || Arrays.stream(sizes).anyMatch(s -> s < -1)) {
      throw new IllegalArgumentException(
          "Unflatten: unflattened_size = %s, expected sizes of which one may be -1"
              .formatted(Windows.tuple(sizes)));
    }
    this.dim = dim;
    this.sizes = sizes.clone();
  }

  @Override
  Tensor compute(Tensor x) {
    int d = Shapes.dimension("Unflatten", dim, x.dim());
    long[] given = Arrays.stream(sizes).asLongStream().toArray();
    long[] inner = Shapes.inferred("Unflatten", x.size(d), given);
    long[] shape = new long[x.dim() - 1 + inner.length];
    System.arraycopy(x.shape(), 0, shape, 0, d);
    System.arraycopy(inner, 0, shape, d, inner.length);
    System.arraycopy(x.shape(), d + 1, shape, d + inner.length, x.dim() - d - 1);
    return x.reshape(shape);
  }

  public int dimension() {
    return dim;
  }

  public int[] sizes() {
    return sizes.clone();
  }

  @Override
  protected String extraRepr() {
    return "dim=%d, unflattened_size=%s".formatted(dim, Windows.tuple(sizes));
  }
}
