package org.linstock.spark.round;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;

/** A state that lies on the driver, whole. */
public final class DriverState implements GlobalState, Serializable {
  private static final long serialVersionUID = 1L;

  private final LinkedHashMap<String, FloatVector> vectors;
  private final FloatVector buffers;
  private final long stepCount;
  private final FloatVector outer;

  /**
   * @param vectors parameters, and the optimizer's slots if some are kept between rounds
   * @param buffers the net's buffers (such as running means), one after the other
   * @param stepCount optimizer steps taken so far
   * @param outer the outer optimizer's momentum; empty without one
   */
  DriverState(
      Map<String, FloatVector> vectors, FloatVector buffers, long stepCount, FloatVector outer) {
    this.vectors = new LinkedHashMap<>(vectors);
    this.buffers = buffers;
    this.stepCount = stepCount;
    this.outer = outer;
  }

  /** Parameters and buffers without any optimizer state. */
  static DriverState of(FloatVector parameters, FloatVector buffers) {
    return new DriverState(Map.of(PARAMETERS, parameters), buffers, 0, FloatVector.empty());
  }

  /** The same state with these parameters and this state of the outer optimizer. */
  DriverState with(FloatVector parameters, FloatVector newOuter) {
    Map<String, FloatVector> changed = new LinkedHashMap<>(vectors);
    changed.put(PARAMETERS, parameters);
    return new DriverState(changed, buffers, stepCount, newOuter);
  }

  public FloatVector parameters() {
    return vectors.get(PARAMETERS);
  }

  /** An optimizer's slot, or the parameters; null when there is no such vector. */
  FloatVector vector(String name) {
    return vectors.get(name);
  }

  /** Names of the vectors, that of the parameters first. */
  List<String> names() {
    return List.copyOf(vectors.keySet());
  }

  @Override
  public int size() {
    return parameters().size();
  }

  @Override
  public DriverState values() {
    return of(parameters(), buffers);
  }

  @Override
  public FloatVector buffers() {
    return buffers;
  }

  @Override
  public long stepCount() {
    return stepCount;
  }

  @Override
  public FloatVector outer() {
    return outer;
  }

  @Override
  public boolean finite() {
    return vectors.values().stream().allMatch(FloatVector::finite)
        && buffers.finite()
        && outer.finite();
  }

  @Override
  public void forEachChunk(ChunkReader reader) {
    vectors.forEach(
        (name, vector) -> {
          for (int c = 0; c < vector.chunks(); c++) {
            reader.read(name, c, vector.chunk(c));
          }
        });
  }

  @Override
  public Delivery deliver(JavaSparkContext context, boolean withOptimizer) {
    return new BroadcastDelivery(context, withOptimizer ? this : values());
  }

  /** Nothing: the garbage collector does it. */
  @Override
  public void release() {}
}
