package org.linstock.spark.round;

/** A state that can be read a chunk at a time, wherever it lies. */
public interface StateSource {
  /** Reads parameters and optimizer slots; buffers apart. */
  void forEachChunk(ChunkReader reader);

  /** The net's buffers. */
  FloatVector buffers();

  /** Optimizer steps taken so far. */
  long stepCount();

  /** Who reads a state. */
  @FunctionalInterface
  interface ChunkReader {
    /**
     * Takes a chunk.
     *
     * @param vector name, see {@link GlobalState}
     * @param chunk number of the chunk in the vector
     * @param bytes see {@link FloatVector}; not to be written
     */
    void read(String vector, int chunk, byte[] bytes);
  }
}
