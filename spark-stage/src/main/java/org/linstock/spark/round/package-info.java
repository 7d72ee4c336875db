/**
 * One training round, and one evaluation, as Spark stages: broadcast, local steps, float64
 * averaging in partition order. A task is a pure function of the state, the seed, the round, the
 * partition and its rows. Knows packed blocks and nets; knows neither columns nor checkpoints.
 */
package org.linstock.spark.round;
