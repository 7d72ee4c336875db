package org.linstock.spark.round;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the means of all slices together to vectors. */
final class MeanVectors {
  private final List<String> names;
  private final int size;
  private final byte[][][] vectors;

  /**
   * @param names of the vectors, by number
   * @param size floats of each
   */
  MeanVectors(List<String> names, int size, List<Slice> means) {
    this.names = names;
    this.size = size;
    this.vectors = new byte[names.size()][FloatVector.chunks(size)][];
    for (Slice mean : means) {
      vectors[mean.key().vector()][mean.key().chunk()] = mean.floats();
    }
  }

  DriverState state(FloatVector buffers, long stepCount) {
    Map<String, FloatVector> named = new LinkedHashMap<>();
    for (int v = 0; v < vectors.length; v++) {
      named.put(names.get(v), new FloatVector(size, vectors[v]));
    }
    return new DriverState(named, buffers, stepCount, FloatVector.empty());
  }
}
