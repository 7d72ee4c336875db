package org.linstock.spark.round;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Where the driver and the tasks of one job meet, in one JVM: the driver sets an assignment, such
 * as a round, each partition's task delivers what it made of it and waits for the next one.
 *
 * <p>An assignment that was set is delivered by every task, also by one that starts late or again.
 * No task waits without an end: one that has delivered leaves, and with it all others, when the
 * driver sets nothing further for a while, or when another task has not begun by then.
 */
final class Exchange {
  /** How long a task waits for what may not come. */
  private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(200);

  private static final Map<Long, Exchange> OPEN = new ConcurrentHashMap<>();
  private static final AtomicLong NUMBERS = new AtomicLong();

  private final long number = NUMBERS.incrementAndGet();
  private final int partitions;
  private final BitSet begun = new BitSet();
  private Assignment<?> assignment;
  private boolean closed;
  private boolean jobEnded;
  private long completeSince;

  /**
   * What is asked of every task, and what they made of it.
   *
   * @param <R> what a task makes
   */
  static final class Assignment<R> {
    private final Function<ResidentTask, R> work;
    private final SortedMap<Integer, R> made = new TreeMap<>();

    Assignment(Function<ResidentTask, R> work) {
      this.work = work;
    }

    R carriedOutBy(ResidentTask task) {
      return work.apply(task);
    }

    /** What the tasks made, in the order of partitions; complete once it has been awaited. */
    List<R> made() {
      return List.copyOf(made.values());
    }
  }

  Exchange(int partitions, Assignment<?> first) {
    this.partitions = partitions;
    this.assignment = first;
    OPEN.put(number, this);
  }

  /** The exchange of this number; null in another JVM, or when its job is over. */
  static Exchange of(long number) {
    return OPEN.get(number);
  }

  long number() {
    return number;
  }

  // The driver's side.

  /**
   * Sets the next assignment, when all have delivered the present one.
   *
   * @return false if a task has left, or is about to: this job takes no further one
   */
  synchronized boolean set(Assignment<?> next) {
    if (closed || !complete()) {
      return false;
    }
    assignment = next;
    notifyAll();
    return true;
  }

  /**
   * Waits for the present assignment.
   *
   * @return whether every partition delivered it; false when the job ended before
   */
  synchronized boolean await() throws InterruptedException {
    while (!complete() && !jobEnded) {
      wait();
    }
    return complete();
  }

  private boolean complete() {
    return assignment.made.size() == partitions;
  }

  private boolean delivered(int partition) {
    return assignment.made.containsKey(partition);
  }

  /** Lets the tasks go once they have delivered the present assignment. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** The job is over, however it ended: nobody delivers any more. */
  synchronized void jobEnded() {
    closed = true;
    jobEnded = true;
    OPEN.remove(number);
    notifyAll();
  }

  // A task's side.

  /**
   * What to do next: the present assignment until it has been delivered, then the one that is set
   * after it.
   *
   * @return null: there is none, and the task is to end
   */
  synchronized Assignment<?> next(int partition) throws InterruptedException {
    begun.set(partition);
    notifyAll();
    long since = System.nanoTime();
    while (delivered(partition) && !closed) {
      long left = PATIENCE - (System.nanoTime() - Math.max(since, completeSince));
      boolean mayNotCome = complete() || begun.cardinality() < partitions;
      if (mayNotCome && left <= 0) {
        close();
      } else {
        TimeUnit.NANOSECONDS.timedWait(this, mayNotCome ? left : PATIENCE);
      }
    }
    return delivered(partition) ? null : assignment;
  }

  /** Delivers what a partition made; that of an attempt that comes later is left out. */
  synchronized <R> void deliver(Assignment<R> of, int partition, R made) {
    if (of == assignment && !delivered(partition)) {
      of.made.put(partition, made);
      completeSince = System.nanoTime();
      notifyAll();
    }
  }
}
