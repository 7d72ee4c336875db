package org.linstock.spark.round;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The state between two rounds, as flat vectors in {@link org.linstock.nn.FlatParameters} order.
 * Arrays are shared, and never written once they are in here.
 */
public final class GlobalState implements Serializable {
  private static final long serialVersionUID = 1L;

  private final float[] parameters;
  private final float[] buffers;
  private final LinkedHashMap<String, float[]> slots;
  private final long stepCount;
  private final float[] outer;

  /**
   * @param slots the optimizer's state; empty: none yet, or none is kept between rounds
   * @param stepCount optimizer steps taken so far
   */
  public GlobalState(
      float[] parameters, float[] buffers, Map<String, float[]> slots, long stepCount) {
    this(parameters, buffers, slots, stepCount, new float[0]);
  }

  private GlobalState(
      float[] parameters,
      float[] buffers,
      Map<String, float[]> slots,
      long stepCount,
      float[] outer) {
    this.parameters = parameters;
    this.buffers = buffers;
    this.slots = new LinkedHashMap<>(slots);
    this.stepCount = stepCount;
    this.outer = outer;
  }

  /** The same state with these parameters and this state of the outer optimizer. */
  GlobalState with(float[] newParameters, float[] newOuter) {
    return new GlobalState(newParameters, buffers, slots, stepCount, newOuter);
  }

  /** The outer optimizer's momentum; empty without one. It stays on the driver. */
  float[] outer() {
    return outer;
  }

  public float[] parameters() {
    return parameters;
  }

  /** Buffers of the net (such as running means), one after the other. */
  public float[] buffers() {
    return buffers;
  }

  public Map<String, float[]> slots() {
    return Collections.unmodifiableMap(slots);
  }

  public long stepCount() {
    return stepCount;
  }

  /** Whether every number is finite. */
  boolean finite() {
    return finite(parameters)
        && finite(buffers)
        && slots.values().stream().allMatch(GlobalState::finite);
  }

  private static boolean finite(float[] values) {
    for (float v : values) {
      if (!Float.isFinite(v)) {
        return false;
      }
    }
    return true;
  }
}
