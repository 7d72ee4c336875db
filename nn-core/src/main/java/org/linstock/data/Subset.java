package org.linstock.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.linstock.tensor.Generator;
import org.linstock.tensor.Tensor;

/** Some examples of a data set. */
final class Subset implements Dataset {
  private final Dataset dataset;
  private final int[] indices;

  Subset(Dataset dataset, int... indices) {
    this.dataset = dataset;
    this.indices = indices.clone();
    for (int index : indices) {
      Permutations.requireIndex("subset", index, dataset.size());
    }
  }

  @Override
  public int size() {
    return indices.length;
  }

  @Override
  public List<Tensor> get(int index) {
    return dataset.get(at(index));
  }

  @Override
  public List<Tensor> batch(int... positions) {
    return dataset.batch(Arrays.stream(positions).map(this::at).toArray());
  }

  private int at(int position) {
    return indices[Permutations.requireIndex("subset", position, indices.length)];
  }

  static List<Dataset> split(Dataset dataset, Generator generator, int... sizes) {
    long sum = 0;
    for (int size : sizes) {
      sum = size < 0 ? Long.MIN_VALUE : sum + size;
    }
    if (sum != dataset.size()) {
      throw new IllegalArgumentException(
          "randomSplit: parts of %s examples, expected sizes of at least 0 with sum %d"
              .formatted(Arrays.toString(sizes), dataset.size()));
    }
    int[] order = Permutations.random(dataset.size(), generator);
    List<Dataset> parts = new ArrayList<>();
    int from = 0;
    for (int size : sizes) {
      parts.add(new Subset(dataset, Arrays.copyOfRange(order, from, from + size)));
      from += size;
    }
    return parts;
  }

  static int[] sizes(int total, double... shares) {
    double sum = 0;
    for (double share : shares) {
      sum += share >= 0 ? share : Double.NaN;
    }
    if (!(Math.abs(sum - 1) <= 1e-6)) {
      throw new IllegalArgumentException(
          "randomSplit: shares %s, expected numbers of at least 0 with sum 1"
              .formatted(Arrays.toString(shares)));
    }
    int[] sizes = Arrays.stream(shares).mapToInt(share -> (int) (share * total)).toArray();
    int left = total - Arrays.stream(sizes).sum();
    for (int i = 0; i < left; i++) {
      sizes[i % sizes.length]++;
    }
    return sizes;
  }
}
