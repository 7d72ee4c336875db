package org.linstock.spark.round;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.linstock.spark.pack.PackedBlock;

/**
 * Broadcasts a state, a few chunks at a time, so that neither driver nor executor needs memory for
 * a second whole copy at once. Closing destroys the broadcasts.
 */
final class BroadcastDelivery implements Delivery {
  /** Chunks in one broadcast: 64 MB. A state of less is one broadcast. */
  private static final int GROUP = 16;

  private final Received state;

  BroadcastDelivery(JavaSparkContext context, DriverState state) {
    ArrayList<Chunk> chunks = new ArrayList<>();
    state.forEachChunk((vector, chunk, bytes) -> chunks.add(new Chunk(vector, chunk, bytes)));
    List<Broadcast<Group>> groups = new ArrayList<>();
    for (int from = 0; from < chunks.size(); from += GROUP) {
      int to = Math.min(from + GROUP, chunks.size());
      FloatVector buffers = from == 0 ? state.buffers() : null;
      groups.add(context.broadcast(new Group(new ArrayList<>(chunks.subList(from, to)), buffers)));
    }
    this.state = new Received(groups, state.stepCount());
  }

  @Override
  public <R> JavaRDD<R> map(JavaRDD<PackedBlock> blocks, Task<R> task) {
    StateSource source = state;
    return Rdds.map(blocks, (p, it) -> task.run(p, source, it));
  }

  @Override
  public void close() {
    state.groups.forEach(Broadcast::destroy);
  }

  private record Received(List<Broadcast<Group>> groups, long stepCount)
      implements StateSource, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public void forEachChunk(ChunkReader reader) {
      for (Broadcast<Group> group : groups) {
        group.value().chunks.forEach(c -> reader.read(c.vector(), c.number(), c.bytes()));
      }
    }

    @Override
    public FloatVector buffers() {
      return groups.get(0).value().buffers;
    }
  }

  /**
   * @param buffers in the first group alone
   */
  private record Group(ArrayList<Chunk> chunks, FloatVector buffers) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody, copied by nobody
  private record Chunk(String vector, int number, byte[] bytes) implements Serializable {
    private static final long serialVersionUID = 1L;
  }
}
