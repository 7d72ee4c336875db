package org.linstock.data;

import java.util.ArrayList;
import java.util.List;
import org.linstock.tensor.Generator;
import org.linstock.tensor.Tensor;

/**
 * Examples by number. An example is a list of tensors, usually input and target, with the same
 * types and shapes in every example.
 */
public interface Dataset {
  /** The number of examples. */
  int size();

  /**
   * One example. May be called inside a {@code Scope}: a tensor that is kept for later calls is to
   * be made beforehand.
   *
   * @param index 0 … size − 1
   * @throws IndexOutOfBoundsException for another one
   */
  List<Tensor> get(int index);

  /**
   * Examples stacked along a new first dimension.
   *
   * @param indices at least one
   * @throws IllegalArgumentException when the examples' shapes differ
   */
  default List<Tensor> batch(int... indices) {
    List<List<Tensor>> examples = new ArrayList<>();
    for (int index : indices) {
      examples.add(get(index));
    }
    List<Tensor> batch = new ArrayList<>();
    for (int part = 0; part < examples.get(0).size(); part++) {
      int k = part;
      batch.add(Tensor.stack(0, examples.stream().map(e -> e.get(k)).toArray(Tensor[]::new)));
    }
    return batch;
  }

  /** The examples of these numbers, in this order. */
  default Dataset subset(int... indices) {
    return new Subset(this, indices);
  }

  /**
   * Parts of the given sizes, drawn without replacement.
   *
   * @param sizes they sum to {@link #size}
   */
  default List<Dataset> randomSplit(Generator generator, int... sizes) {
    return Subset.split(this, generator, sizes);
  }

  /**
   * Parts of the given shares, drawn without replacement; what rounding leaves goes to the first
   * parts, one example each.
   *
   * @param shares not negative, with sum 1; for example 0.8, 0.2
   */
  default List<Dataset> randomSplit(Generator generator, double... shares) {
    return Subset.split(this, generator, Subset.sizes(size(), shares));
  }
}
