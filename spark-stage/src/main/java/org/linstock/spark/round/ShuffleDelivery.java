package org.linstock.spark.round;

import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.HashPartitioner;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.linstock.spark.pack.PackedBlock;
import scala.Tuple2;

/** Sends a copy of every slice from the executor that has it to each partition. */
final class ShuffleDelivery implements Delivery {
  private final JavaRDD<Slice> slices;
  private final List<String> names;
  private final FloatVector buffers;
  private final long stepCount;

  ShuffleDelivery(JavaRDD<Slice> slices, List<String> names, FloatVector buffers, long stepCount) {
    this.slices = slices;
    this.names = names;
    this.buffers = buffers;
    this.stepCount = stepCount;
  }

  @Override
  public <R> JavaRDD<R> map(JavaRDD<PackedBlock> blocks, Task<R> task) {
    int partitions = blocks.getNumPartitions();
    JavaRDD<Slice> copies =
        slices
            .flatMapToPair(
                slice ->
                    IntStream.range(0, partitions).mapToObj(p -> new Tuple2<>(p, slice)).iterator())
            .partitionBy(new HashPartitioner(partitions))
            .values();
    List<String> vectors = names;
    FloatVector b = buffers;
    long steps = stepCount;
    return blocks.zipPartitions(
        copies,
        (rows, arriving) ->
            task.run(
                TaskContext.getPartitionId(), new Arriving(vectors, arriving, b, steps), rows));
  }

  /**
   * Nothing: a round removes its shuffles' files, an evaluation's go when nothing refers to them.
   */
  @Override
  public void close() {}

  /** Slices as they come from the shuffle, to be read once. */
  private record Arriving(
      List<String> names, Iterator<Slice> slices, FloatVector buffers, long stepCount)
      implements StateSource {

    @Override
    public void forEachChunk(ChunkReader reader) {
      OwnedState.forEachChunk(names, slices, reader);
    }
  }
}
