package org.linstock.spark.predict;

/** Class probabilities from logits, in float64. */
public final class Softmax {
  private Softmax() {}

  /** softmax of {@code logits}, the maximum taken out first. */
  public static double[] of(double[] logits) {
    double max = logits[argmax(logits)];
    double sum = 0;
    double[] probabilities = new double[logits.length];
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] = Math.exp(logits[i] - max);
      sum += probabilities[i];
    }
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] /= sum;
    }
    return probabilities;
  }

  /** Index of the largest value; the first of equal ones. */
  public static int argmax(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }
}
