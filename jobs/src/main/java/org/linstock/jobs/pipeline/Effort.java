package org.linstock.jobs.pipeline;

/**
 * How much work a training run is: what the user fixed, and for the rest what the size of the data
 * suggests.
 *
 * <p>From about 12,800 rows on a batch has 256 rows, and from about 60,000 on training takes 10
 * epochs. Fewer rows would then mean too few steps to learn anything, so small data get smaller
 * batches and more epochs, and not more partitions than have 1,000 rows each to average over.
 *
 * @param partitions copies of the net that train side by side
 * @param batchSize rows in a minibatch
 * @param epochs passes over the data
 * @param averageEvery minibatches between two averagings; 0 is once an epoch
 */
public record Effort(int partitions, int batchSize, int epochs, int averageEvery) {
  private static final int ROWS_PER_PARTITION = 1000;
  private static final int BATCHES = 50;
  private static final int SMALLEST_BATCH = 16;
  private static final int LARGEST_BATCH = 256;
  private static final int STEPS = 1000;
  private static final int FEWEST_EPOCHS = 10;
  private static final int MOST_EPOCHS = 200;

  /**
   * The effort for {@code rows} rows where {@code cores} tasks can run at once.
   *
   * @param asked what the user fixed; 0 for each number that was left open
   */
  public static Effort of(long rows, int cores, Effort asked) {
    int partitions =
        asked.partitions > 0 ? asked.partitions : clamp(rows / ROWS_PER_PARTITION, 1, cores);
    int batch =
        asked.batchSize > 0
            ? asked.batchSize
            : Integer.highestOneBit(clamp(rows / BATCHES, SMALLEST_BATCH, LARGEST_BATCH));
    long steps = ceil(ceil(rows, partitions), batch);
    int epochs =
        asked.epochs > 0 ? asked.epochs : clamp(ceil(STEPS, steps), FEWEST_EPOCHS, MOST_EPOCHS);
    return new Effort(partitions, batch, epochs, asked.averageEvery);
  }

  private static int clamp(long value, int least, int most) {
    return (int) Math.max(least, Math.min(most, value));
  }

  private static long ceil(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }
}
