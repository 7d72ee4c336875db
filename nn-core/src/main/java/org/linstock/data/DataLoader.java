package org.linstock.data;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.linstock.tensor.Generator;
import org.linstock.tensor.Tensor;

/**
 * Batches of a data set, once through at each iteration.
 *
 * <pre>{@code
 * for (List<Tensor> batch : new DataLoader(dataset, 64).shuffle(new Generator(7))) {
 *   Tensor x = batch.get(0);
 *   Tensor y = batch.get(1);
 * }
 * }</pre>
 *
 * Shuffled, each iteration has a new order; the same seed gives the same orders one after another.
 */
public final class DataLoader implements Iterable<List<Tensor>> {
  private final Dataset dataset;
  private final int batchSize;
  private Generator generator;
  private boolean shuffle;
  private boolean dropLast;

  /**
   * Batches in the data set's order, the last one as large as what is left.
   *
   * @param batchSize at least 1
   */
  public DataLoader(Dataset dataset, int batchSize) {
    if (batchSize < 1) {
      throw new IllegalArgumentException(
          "DataLoader: batch size %d, expected at least 1".formatted(batchSize));
    }
    this.dataset = dataset;
    this.batchSize = batchSize;
  }

  /** Whether each iteration has a new order, drawn from the thread's default generator. */
  public DataLoader shuffle(boolean value) {
    shuffle = value;
    generator = null;
    return this;
  }

  /** A new order for each iteration, drawn from this generator. */
  public DataLoader shuffle(Generator source) {
    shuffle = true;
    generator = source;
    return this;
  }

  /** Whether a last batch of fewer examples is left out; false by default. */
  public DataLoader dropLast(boolean value) {
    dropLast = value;
    return this;
  }

  public Dataset dataset() {
    return dataset;
  }

  public int batchSize() {
    return batchSize;
  }

  /** The number of batches of one iteration. */
  public int size() {
    int whole = dataset.size() / batchSize;
    return dropLast || dataset.size() % batchSize == 0 ? whole : whole + 1;
  }

  @Override
  public Iterator<List<Tensor>> iterator() {
    int[] order =
        shuffle
            ? Permutations.random(
                dataset.size(), generator == null ? Generator.threadDefault() : generator)
            : Permutations.identity(dataset.size());
    int batches = size();
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < batches;
      }

      @Override
      public List<Tensor> next() {
        if (!hasNext()) {
          throw new NoSuchElementException(
              "DataLoader: all %d batches are used".formatted(batches));
        }
        int from = next++ * batchSize;
        int to = Math.min(order.length - from, batchSize) + from;
        return dataset.batch(Arrays.copyOfRange(order, from, to));
      }
    };
  }
}
