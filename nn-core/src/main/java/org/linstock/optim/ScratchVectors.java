package org.linstock.optim;

import java.util.ArrayList;
import java.util.List;
import org.linstock.memory.Allocator;
import org.linstock.memory.NdArray;

/** Working memory that is kept between steps, so that a step allocates none. */
final class ScratchVectors {
  private final List<NdArray> vectors = new ArrayList<>();

  /** Vector number {@code index} of {@code like}'s type and length; its content is undefined. */
  NdArray get(int index, NdArray like) {
    while (vectors.size() <= index) {
      vectors.add(Allocator.allocatePersistent(like.dtype(), like.length()));
    }
    NdArray vector = vectors.get(index);
    if (vector.length() < like.length() || vector.dtype() != like.dtype()) {
      vectors.set(index, Allocator.allocatePersistent(like.dtype(), like.length()));
    }
    return vectors.get(index).view(0, new long[] {like.length()}, new long[] {1});
  }
}
