package org.linstock.spark.round;

/**
 * What a partition comes to in a round.
 *
 * @param end its state afterwards; null when it had no batch left in this epoch
 * @param weight sum of the weights of the examples it trained on
 * @param examples examples it trained on
 * @param lossSum sum of losses, each times its batch's weight
 * @param finite whether loss and state are finite
 * @param rows examples that the partition holds in all
 */
record LocalResult(
    GlobalState end, double weight, long examples, double lossSum, boolean finite, long rows) {}
