package org.linstock.spark.preflight;

/**
 * What a training needs, in bytes. All estimates of memory are made here.
 *
 * @param working of one task outside the heap, activations apart: parameters, gradients, optimizer
 *     state
 * @param activations of one task outside the heap: every layer's output for a batch
 * @param state what a partition sends after a round: parameters, and optimizer state when it is
 *     averaged
 * @param partitions that train
 * @param collected states that the driver takes in a round; 0: executors keep them
 * @param kept states that the driver holds beside them, such as the one before the round
 */
public record Footprint(
    long working, long activations, long state, int partitions, int collected, int kept) {

  /** Beside the arrays: the JVM's own, threads, native libraries and their buffers. */
  private static final long NATIVE_BASE = 256L << 20;

  /** Spark's own reserve, and the rest of what an executor does. */
  private static final long HEAP_BASE = 300L << 20;

  /** A few slices of a state, on their way. */
  private static final long SLICES = 32L << 20;

  /** Outside an executor's heap, in arrays: a layer's output and its gradient for each task. */
  long arrays(int slots) {
    return slots * (working + 2 * activations);
  }

  /** Outside an executor's heap, all in all. */
  long offHeap(int slots) {
    return NATIVE_BASE + arrays(slots);
  }

  /**
   * On an executor's heap: the state that was broadcast, and what tasks hold. A task whose result
   * is collected holds its state and that state's bytes; others go slice by slice.
   */
  long executorHeap(int slots) {
    long broadcast = collected == 0 ? 0 : state;
    long task = collected == partitions ? 2 * state : SLICES;
    return HEAP_BASE + broadcast + slots * Math.min(2 * state, task);
  }

  /** What comes to the driver in one round. */
  long results() {
    return collected * state;
  }

  /** On the driver's heap. */
  long driverHeap() {
    return HEAP_BASE + kept * state + results();
  }
}
