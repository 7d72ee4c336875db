package org.linstock.spark.round;

/** Losses of one example in float64, from a net's outputs at {@code from .. from + width}. */
final class Losses {
  private Losses() {}

  /** −log softmax(outputs)[label], with the maximum taken out first. */
  static double crossEntropy(float[] outputs, int from, int width, int label) {
    double max = outputs[from + argmax(outputs, from, width)];
    double sum = 0;
    for (int i = 0; i < width; i++) {
      sum += Math.exp(outputs[from + i] - max);
    }
    return Math.log(sum) - (outputs[from + label] - max);
  }

  static double meanSquaredError(float[] outputs, float[] targets, int from, int width) {
    double sum = 0;
    for (int i = from; i < from + width; i++) {
      double difference = (double) outputs[i] - targets[i];
      sum += difference * difference;
    }
    return sum / width;
  }

  /** Index of the largest output; the first of equal ones. */
  static int argmax(float[] outputs, int from, int width) {
    int best = 0;
    for (int i = 1; i < width; i++) {
      if (outputs[from + i] > outputs[from + best]) {
        best = i;
      }
    }
    return best;
  }
}
