package org.linstock.spark.predict;

import org.linstock.spark.round.LossKind;
import org.linstock.spark.round.NetSpec;

/** From a classifying net's outputs to class probabilities, in float64. */
public enum Link {
  /** One logit a class. */
  SOFTMAX {
    @Override
    public double[] raw(float[] outputs, int from, int width) {
      return copy(outputs, from, width);
    }

    @Override
    public double[] probability(double[] raw) {
      return Softmax.of(raw);
    }
  },
  /** The logarithm of each class's probability. */
  EXP {
    @Override
    public double[] raw(float[] outputs, int from, int width) {
      return copy(outputs, from, width);
    }

    @Override
    public double[] probability(double[] raw) {
      double[] probability = new double[raw.length];
      for (int i = 0; i < raw.length; i++) {
        probability[i] = Math.exp(raw[i]);
      }
      return probability;
    }
  },
  /** One logit for two classes; raw predictions are its negative and itself, as in MLlib. */
  BINARY {
    @Override
    public double[] raw(float[] outputs, int from, int width) {
      return new double[] {-outputs[from], outputs[from]};
    }

    @Override
    public double[] probability(double[] raw) {
      double one = sigmoid(raw[1]);
      return new double[] {1 - one, one};
    }
  },
  /** One logit for each label, which are true or not independently. */
  MULTILABEL {
    @Override
    public double[] raw(float[] outputs, int from, int width) {
      return copy(outputs, from, width);
    }

    @Override
    public double[] probability(double[] raw) {
      double[] probability = new double[raw.length];
      for (int i = 0; i < raw.length; i++) {
        probability[i] = sigmoid(raw[i]);
      }
      return probability;
    }
  };

  /** The raw predictions of one row. */
  public abstract double[] raw(float[] outputs, int from, int width);

  /** The probabilities, from {@link #raw}. */
  public abstract double[] probability(double[] raw);

  /** What a net's outputs mean, by the loss that it was trained with. */
  public static Link of(NetSpec net) {
    if (net.loss() == LossKind.BCE_WITH_LOGITS) {
      return net.outputWidth() == 1 ? BINARY : MULTILABEL;
    }
    return net.loss() == LossKind.NLL ? EXP : SOFTMAX;
  }

  private static double[] copy(float[] outputs, int from, int width) {
    double[] raw = new double[width];
    for (int i = 0; i < width; i++) {
      raw[i] = outputs[from + i];
    }
    return raw;
  }

  private static double sigmoid(double x) {
    return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
  }
}
