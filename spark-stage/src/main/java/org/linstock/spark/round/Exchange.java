package org.linstock.spark.round;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where the driver and the tasks of one job meet, in one JVM: the driver sets a round, each
 * partition's task delivers its pieces of it and waits for the next one.
 *
 * <p>A round that was set is delivered by every task, also by one that starts late or again. No
 * task waits without an end: one that has delivered leaves, and with it all others, when the driver
 * sets no further round for a while, or when another task has not begun by then.
 */
final class Exchange {
  /** How long a task waits for what may not come. */
  private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(200);

  private static final Map<Long, Exchange> OPEN = new ConcurrentHashMap<>();
  private static final AtomicLong NUMBERS = new AtomicLong();

  private final long number = NUMBERS.incrementAndGet();
  private final int partitions;
  private final BitSet begun = new BitSet();
  private final BitSet delivered = new BitSet();
  private final List<Piece> pieces = new ArrayList<>();
  private Assignment assignment;
  private boolean closed;
  private boolean jobEnded;
  private long completeSince;

  /**
   * What a round asks of a task.
   *
   * @param state that it begins with
   */
  record Assignment(RoundPosition at, StateSource state) {}

  Exchange(int partitions, Assignment first) {
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
   * Sets the next round, when all have delivered the present one.
   *
   * @return false if a task has left, or is about to: this job takes no further round
   */
  synchronized boolean set(Assignment next) {
    if (closed || delivered.cardinality() < partitions) {
      return false;
    }
    assignment = next;
    delivered.clear();
    pieces.clear();
    notifyAll();
    return true;
  }

  /**
   * Waits for the present round.
   *
   * @return what all partitions delivered, or less when the job ended before
   */
  synchronized List<Piece> await() throws InterruptedException {
    while (delivered.cardinality() < partitions && !jobEnded) {
      wait();
    }
    return List.copyOf(pieces);
  }

  /** Whether every partition has delivered the present round. */
  synchronized boolean complete() {
    return delivered.cardinality() == partitions;
  }

  /** Lets the tasks go once they have delivered the present round. */
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
   * The round to do next: the present one until it has been delivered, then the one that is set
   * after it.
   *
   * @return null: there is none, and the task is to end
   */
  synchronized Assignment next(int partition) throws InterruptedException {
    begun.set(partition);
    notifyAll();
    long since = System.nanoTime();
    while (delivered.get(partition) && !closed) {
      long left = PATIENCE - (System.nanoTime() - Math.max(since, completeSince));
      boolean mayNotCome = complete() || begun.cardinality() < partitions;
      if (mayNotCome && left <= 0) {
        close();
      } else {
        TimeUnit.NANOSECONDS.timedWait(this, mayNotCome ? left : PATIENCE);
      }
    }
    return delivered.get(partition) ? null : assignment;
  }

  /**
   * Delivers a partition's pieces of a round; those of an attempt that comes later are left out.
   */
  synchronized void deliver(Assignment round, int partition, List<Piece> made) {
    if (round.at().equals(assignment.at()) && !delivered.get(partition)) {
      pieces.addAll(made);
      delivered.set(partition);
      completeSince = System.nanoTime();
      notifyAll();
    }
  }
}
