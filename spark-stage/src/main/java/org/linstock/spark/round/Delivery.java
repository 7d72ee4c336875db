package org.linstock.spark.round;

import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.api.java.JavaRDD;
import org.linstock.spark.pack.PackedBlock;

/** Brings a state to the partitions of the data, where a task makes something of both. */
interface Delivery extends AutoCloseable {
  /** What {@code task} gives for each partition, in order. */
  <R> JavaRDD<R> map(JavaRDD<PackedBlock> blocks, Task<R> task);

  /** Gives back what the delivery took. */
  @Override
  void close();

  /**
   * The work in a partition.
   *
   * @param <R> what it gives
   */
  @FunctionalInterface
  interface Task<R> extends Serializable {
    Iterator<R> run(int partition, StateSource state, Iterator<PackedBlock> blocks);
  }
}
