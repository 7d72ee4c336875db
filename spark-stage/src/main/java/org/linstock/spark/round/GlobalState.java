package org.linstock.spark.round;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The state between two rounds, as named vectors in {@link org.linstock.nn.FlatParameters} order.
 * Immutable.
 */
public final class GlobalState implements StateSource, Serializable {
  private static final long serialVersionUID = 1L;

  /** The vector of the net's parameters. */
  static final String PARAMETERS = "parameters";

  /** The vector of the net's buffers (such as running means), one after the other. */
  static final String BUFFERS = "buffers";

  private final LinkedHashMap<String, FloatVector> vectors;
  private final long stepCount;
  private final FloatVector outer;

  /**
   * @param vectors parameters, buffers, and the optimizer's slots if some are kept between rounds
   * @param stepCount optimizer steps taken so far
   * @param outer the outer optimizer's momentum, which stays on the driver; empty without one
   */
  GlobalState(Map<String, FloatVector> vectors, long stepCount, FloatVector outer) {
    this.vectors = new LinkedHashMap<>(vectors);
    this.stepCount = stepCount;
    this.outer = outer;
  }

  /** Parameters and buffers without any optimizer state. */
  static GlobalState of(FloatVector parameters, FloatVector buffers) {
    Map<String, FloatVector> vectors = new LinkedHashMap<>();
    vectors.put(PARAMETERS, parameters);
    vectors.put(BUFFERS, buffers);
    return new GlobalState(vectors, 0, FloatVector.empty());
  }

  /** The same state without what is kept of optimizers. */
  public GlobalState values() {
    return of(parameters(), buffers());
  }

  /** The same state with these parameters and this state of the outer optimizer. */
  GlobalState with(FloatVector parameters, FloatVector newOuter) {
    Map<String, FloatVector> changed = new LinkedHashMap<>(vectors);
    changed.put(PARAMETERS, parameters);
    return new GlobalState(changed, stepCount, newOuter);
  }

  public FloatVector parameters() {
    return vectors.get(PARAMETERS);
  }

  @Override
  public FloatVector buffers() {
    return vectors.get(BUFFERS);
  }

  /** An optimizer's slot, or the parameters; null when there is no such vector. */
  public FloatVector vector(String name) {
    return vectors.get(name);
  }

  /** Names of the optimizer's slots; empty: none yet, or none is kept between rounds. */
  public List<String> slots() {
    return vectors.keySet().stream()
        .filter(name -> !name.equals(PARAMETERS) && !name.equals(BUFFERS))
        .toList();
  }

  @Override
  public void forEachChunk(ChunkReader reader) {
    vectors.forEach(
        (name, vector) -> {
          for (int c = 0; c < vector.chunks() && !name.equals(BUFFERS); c++) {
            reader.read(name, c, vector.chunk(c));
          }
        });
  }

  FloatVector outer() {
    return outer;
  }

  @Override
  public long stepCount() {
    return stepCount;
  }
}
