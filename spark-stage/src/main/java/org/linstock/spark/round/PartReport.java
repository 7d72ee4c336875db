package org.linstock.spark.round;

import java.util.List;

/**
 * What a partition comes to in a round, beside the vectors of its state.
 *
 * @param weight sum of the weights of the examples it trained on; 0: it had no batch left
 * @param examples examples it trained on
 * @param lossSum sum of losses, each times its batch's weight
 * @param finite whether loss and state are finite; a state that is not is not sent
 * @param rows examples that the partition holds in all
 * @param vectors names of the vectors whose slices it sends, by their numbers
 * @param stepCount optimizer steps that its state has taken
 * @param buffers the net's buffers; null when they are what the round began with
 * @param learningRate of its last step
 * @param seconds that its steps took
 */
record PartReport(
    PieceKey key,
    double weight,
    long examples,
    double lossSum,
    boolean finite,
    long rows,
    List<String> vectors,
    long stepCount,
    FloatVector buffers,
    double learningRate,
    double seconds)
    implements Piece {
  private static final long serialVersionUID = 1L;

  static PartReport idle(int partition, long rows) {
    PieceKey key = PieceKey.report(partition);
    return new PartReport(key, 0, 0, 0, true, rows, List.of(), 0, null, 0, 0);
  }

  @Override
  public Piece read() {
    return this;
  }

  int partition() {
    return key.partition();
  }

  /** Whether its state counts in the mean. */
  boolean counts() {
    return weight > 0 && finite;
  }
}
