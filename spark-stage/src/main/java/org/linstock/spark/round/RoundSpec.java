package org.linstock.spark.round;

import java.io.Serializable;
import java.util.List;

/**
 * What all rounds of a training have in common.
 *
 * @param net the net
 * @param loss what is made small
 * @param optimizer the optimizer of the local steps
 * @param steps how the local steps are taken
 * @param averageOptimizer whether optimizer state is averaged and goes on; otherwise each round
 *     begins without any
 * @param transfer as what partitions send their state
 * @param outer what becomes of the averaged change
 * @param frozen names of modules whose parameters are not trained
 * @param seed of the order of examples and of dropout
 */
public record RoundSpec(
    NetSpec net,
    LossSpec loss,
    OptimizerSpec optimizer,
    Steps steps,
    boolean averageOptimizer,
    TransferType transfer,
    OuterSpec outer,
    List<String> frozen,
    long seed)
    implements Serializable {

  public RoundSpec {
    frozen = List.copyOf(frozen);
  }

  /**
   * How local steps are taken.
   *
   * @param batchSize examples in a step; the last batch of an epoch may be smaller
   * @param averagingFrequency steps a partition takes in a round, at most; 1 or more
   * @param schedule of the learning rate
   * @param epochs of the whole training, for the schedule
   * @param clipNorm the largest norm of a step's gradients; 0: no limit
   */
  public record Steps(
      int batchSize, int averagingFrequency, Schedule schedule, int epochs, double clipNorm)
      implements Serializable {}
}
