package org.linstock.spark.round;

import java.util.Arrays;
import org.linstock.nn.BCEWithLogitsLoss;
import org.linstock.nn.CrossEntropyLoss;
import org.linstock.nn.HuberLoss;
import org.linstock.nn.L1Loss;
import org.linstock.nn.Loss;
import org.linstock.nn.MSELoss;
import org.linstock.nn.NLLLoss;
import org.linstock.nn.PoissonNLLLoss;
import org.linstock.nn.SmoothL1Loss;

/** The losses that a stage trains with, and with that what a net's outputs mean. */
public enum LossKind {
  /** Of integer classes, over logits. */
  CROSS_ENTROPY("crossEntropy"),
  /** Of integer classes, over logarithms of probabilities. */
  NLL("nll"),
  /** Of truth values from 0 to 1, over one logit each. */
  BCE_WITH_LOGITS("bceWithLogits"),
  /** Mean over the outputs. */
  MEAN_SQUARED_ERROR("mse"),
  /** Mean over the outputs. */
  L1("l1"),
  /** Mean over the outputs. */
  SMOOTH_L1("smoothL1"),
  /** Mean over the outputs. */
  HUBER("huber"),
  /** Of counts, over logarithms of rates; mean over the outputs. */
  POISSON_NLL("poissonNLL");

  private final String param;

  LossKind(String param) {
    this.param = param;
  }

  /** The kind of a value of the param {@code loss}. */
  public static LossKind of(String param) {
    return Arrays.stream(values())
        .filter(kind -> kind.param.equals(param))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("loss: " + param));
  }

  /** The value of the param {@code loss}. */
  public String param() {
    return param;
  }

  /** Whether targets are integer classes; otherwise one number for each output. */
  public boolean takesClasses() {
    return this == CROSS_ENTROPY || this == NLL;
  }

  /** Whether it is a loss of a classifier. */
  public boolean classifies() {
    return takesClasses() || this == BCE_WITH_LOGITS;
  }

  Loss create(LossSpec spec) {
    return switch (this) {
      case CROSS_ENTROPY -> new CrossEntropyLoss().labelSmoothing(spec.labelSmoothing());
      case NLL -> new NLLLoss();
      case BCE_WITH_LOGITS -> new BCEWithLogitsLoss();
      case MEAN_SQUARED_ERROR -> new MSELoss();
      case L1 -> new L1Loss();
      case SMOOTH_L1 -> new SmoothL1Loss(spec.delta());
      case HUBER -> new HuberLoss(spec.delta());
      case POISSON_NLL -> new PoissonNLLLoss();
    };
  }
}
