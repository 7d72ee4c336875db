package org.linstock.spark.round;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * A state on its way to tasks, in broadcasts of a few chunks each, so that neither driver nor
 * executor needs memory for a second whole copy at once. Closing destroys them.
 */
final class StateBroadcast implements StateSource, Serializable, AutoCloseable {
  private static final long serialVersionUID = 1L;

  /** Chunks in one broadcast: 64 MB. A state of less is one broadcast. */
  private static final int GROUP = 16;

  private final Broadcast<FloatVector> buffers;
  private final List<Broadcast<ArrayList<Chunk>>> groups = new ArrayList<>();
  private final long stepCount;

  StateBroadcast(JavaSparkContext context, GlobalState state) {
    buffers = state.buffers().size() == 0 ? null : context.broadcast(state.buffers());
    stepCount = state.stepCount();
    ArrayList<Chunk> chunks = new ArrayList<>();
    state.forEachChunk((vector, chunk, bytes) -> chunks.add(new Chunk(vector, chunk, bytes)));
    for (int from = 0; from < chunks.size(); from += GROUP) {
      int to = Math.min(from + GROUP, chunks.size());
      groups.add(context.broadcast(new ArrayList<>(chunks.subList(from, to))));
    }
  }

  @Override
  public void forEachChunk(ChunkReader reader) {
    for (Broadcast<ArrayList<Chunk>> group : groups) {
      group.value().forEach(chunk -> reader.read(chunk.vector(), chunk.number(), chunk.bytes()));
    }
  }

  @Override
  public FloatVector buffers() {
    return buffers == null ? FloatVector.empty() : buffers.value();
  }

  @Override
  public long stepCount() {
    return stepCount;
  }

  @Override
  public void close() {
    groups.forEach(Broadcast::destroy);
    if (buffers != null) {
      buffers.destroy();
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody, copied by nobody
  private record Chunk(String vector, int number, byte[] bytes) implements Serializable {
    private static final long serialVersionUID = 1L;
  }
}
