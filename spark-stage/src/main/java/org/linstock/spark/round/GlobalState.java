package org.linstock.spark.round;

import org.apache.spark.api.java.JavaSparkContext;

/**
 * The state between two rounds: named vectors in {@link org.linstock.nn.FlatParameters} order, and
 * the net's buffers. Immutable.
 */
public sealed interface GlobalState extends StateSource permits DriverState, OwnedState {
  /** The vector of the net's parameters; the others are the optimizer's slots. */
  String PARAMETERS = "parameters";

  /** Number of parameters. */
  int size();

  /** Parameters and buffers, on the driver. */
  DriverState values();

  /** The outer optimizer's momentum, on the driver; empty without one. */
  FloatVector outer();

  /** Whether every number of it is finite, wherever it lies. */
  boolean finite();

  /**
   * A way to bring the state to tasks, to be closed when they are done.
   *
   * @param withOptimizer whether optimizer slots go along
   */
  Delivery deliver(JavaSparkContext context, boolean withOptimizer);

  /** Gives storage in executors back. The state is not used any more. */
  void release();
}
