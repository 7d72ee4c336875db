package org.linstock.data;

import org.linstock.tensor.Generator;

/** Orders of examples. */
final class Permutations {
  private Permutations() {}

  static int[] identity(int size) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    return order;
  }

  /** All orders are equally likely (Fisher and Yates). */
  static int[] random(int size, Generator generator) {
    int[] order = identity(size);
    for (int i = size - 1; i > 0; i--) {
      int k = generator.below(i + 1);
      int swap = order[i];
      order[i] = order[k];
      order[k] = swap;
    }
    return order;
  }

  static int requireIndex(String operation, int index, int size) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException("%s: example %d of %d".formatted(operation, index, size));
    }
    return index;
  }
}
