package org.linstock.nn;

import java.util.Arrays;
import org.linstock.tensor.Tensor;

/** How many connections come into and go out of a unit of a weight [out, in, kernel…]. */
final class Fans {
  private Fans() {}

  static long in(Tensor weight) {
    return receptiveField(weight) * weight.size(1);
  }

  static long out(Tensor weight) {
    return receptiveField(weight) * weight.size(0);
  }

  /** The kernel's elements; 1 for a matrix. */
  static long receptiveField(Tensor weight) {
    if (weight.dim() < 2) {
      throw new IllegalArgumentException(
          "init: fan in and fan out need a tensor of rank 2 or more, got shape "
              + Arrays.toString(weight.shape()));
    }
    long elements = 1;
    for (int d = 2; d < weight.dim(); d++) {
      elements *= weight.size(d);
    }
    return elements;
  }
}
