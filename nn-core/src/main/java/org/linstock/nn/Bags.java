package org.linstock.nn;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.linstock.memory.DType;
import org.linstock.ops.Indexing;
import org.linstock.tensor.Tensor;

/** The entries of the bags of an {@link EmbeddingBag} without those that are padding. */
final class Bags {
  private final Tensor weight;
  private final int count;

  /** The positions of the entries, their rows in the table and their bags. */
  private final long[] positions;

  private final long[] rows;
  private final long[] bagOf;

  Bags(Tensor indices, Tensor weight, Tensor offsets, boolean includeLastOffset, int padding) {
    Embeddings.requireTable("embedding_bag", weight);
    long[] values = Embeddings.checked("embedding_bag", indices, weight);
    long[] starts = starts(indices, offsets);
    boolean last = includeLastOffset && offsets != null;
    this.weight = weight;
    this.count = starts.length - (last ? 1 : 0);
    int end = last ? (int) starts[count] : values.length;
    long[] all = bagOf(starts, count, end);
    int[] kept = IntStream.range(0, end).filter(i -> values[i] != padding).toArray();
    this.positions = Arrays.stream(kept).asLongStream().toArray();
    this.rows = Arrays.stream(kept).mapToLong(i -> values[i]).toArray();
    this.bagOf = Arrays.stream(kept).mapToLong(i -> all[i]).toArray();
  }

  private static long[] starts(Tensor indices, Tensor offsets) {
    boolean matrix = indices.dim() == 2;
    if (!matrix && indices.dim() != 1) {
      throw new IllegalArgumentException(
          "embedding_bag: got shape %s, expected [bags, length], or [n] with offsets"
              .formatted(Arrays.toString(indices.shape())));
    }
    if (matrix != (offsets == null)) {
      throw new IllegalArgumentException(
          matrix
              ? "embedding_bag: offsets for indices of shape %s, expected none, as each row is a bag"
                  .formatted(Arrays.toString(indices.shape()))
              : "embedding_bag: no offsets for a vector of indices; pass where each bag begins");
    }
    if (matrix) {
      return IntStream.range(0, (int) indices.size(0))
          .mapToLong(i -> i * indices.size(1))
          .toArray();
    }
    return checked(offsets, indices.size(0));
  }

  private static long[] checked(Tensor offsets, long length) {
    boolean valid = offsets.dtype() == DType.INT64 && offsets.dim() == 1 && offsets.numel() > 0;
    long[] starts = valid ? offsets.toLongArray() : new long[0];
    valid &= starts.length > 0 && starts[0] == 0 && starts[starts.length - 1] <= length;
    for (int i = 1; valid && i < starts.length; i++) {
      valid = starts[i] >= starts[i - 1];
    }
    if (!valid) {
      throw new IllegalArgumentException(
          "embedding_bag: offsets %s %s, expected an int64 vector that rises from 0 to at most %d"
              .formatted(offsets.dtype(), Arrays.toString(offsets.toDoubleArray()), length));
    }
    return starts;
  }

  private static long[] bagOf(long[] starts, int count, int end) {
    long[] bags = new long[end];
    for (int bag = 0; bag < count; bag++) {
      int to = bag + 1 < count ? (int) starts[bag + 1] : end;
      Arrays.fill(bags, (int) starts[bag], to, bag);
    }
    return bags;
  }

  /** The entries' rows of the table, weighted unless the weights are null. */
  private Tensor rows(Tensor perSampleWeights) {
    Tensor taken = Indexing.embedding(Tensor.ofInts(rows), weight, -1);
    if (perSampleWeights == null) {
      return taken;
    }
    Tensor all = perSampleWeights.reshape(perSampleWeights.numel());
    return taken.mul(Indexing.indexSelect(all, 0, Tensor.ofInts(positions)).unsqueeze(1));
  }

  /** [bags, width]. */
  Tensor sum(Tensor perSampleWeights) {
    Tensor zeros = zeros(count);
    return Indexing.indexAdd(zeros, 0, Tensor.ofInts(bagOf), rows(perSampleWeights));
  }

  /** [bags, width]. */
  Tensor mean() {
    double[] sizes = new double[count];
    for (long bag : bagOf) {
      sizes[(int) bag]++;
    }
    for (int i = 0; i < count; i++) {
      sizes[i] = Math.max(1, sizes[i]);
    }
    return sum(null).div(Tensor.of(sizes, count, 1).to(weight.dtype()));
  }

  /** [bags, width]: in each column the first of a bag's largest elements. */
  Tensor max() {
    Tensor rows = rows(null);
    int width = (int) weight.size(1);
    double[] values = rows.toDoubleArray();
    long[] best = new long[count * width];
    // An empty bag takes the row of zeros that is put after all others.
    Arrays.fill(best, bagOf.length);
    for (int i = 0; i < values.length; i++) {
      int place = (int) bagOf[i / width] * width + i % width;
      boolean first = best[place] == bagOf.length;
      if (first || values[i] > values[(int) best[place] * width + i % width]) {
        best[place] = i / width;
      }
    }
    Tensor index = Tensor.ofInts(best).reshape(count, width);
    return Indexing.gather(Tensor.cat(0, rows, zeros(1)), 0, index);
  }

  private Tensor zeros(int rows) {
    return Tensor.zeros(rows, weight.size(1)).to(weight.dtype());
  }
}
