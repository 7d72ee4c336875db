package org.linstock.spark.round;

import java.io.Serializable;
import java.util.List;
import org.linstock.nn.Parameter;
import org.linstock.optim.Adadelta;
import org.linstock.optim.Adagrad;
import org.linstock.optim.Adam;
import org.linstock.optim.AdamW;
import org.linstock.optim.Adamax;
import org.linstock.optim.NAdam;
import org.linstock.optim.Optimizer;
import org.linstock.optim.RMSprop;
import org.linstock.optim.SGD;
import org.linstock.spark.error.LinstockException;

/**
 * An optimizer's settings.
 *
 * @param name of nn-core's optimizer, in small letters
 * @param momentum of {@code sgd} and {@code rmsprop}
 * @param nesterov of {@code sgd}
 * @param beta1 of Adam and its kin, as {@code beta2}
 * @param epsilon 0: the optimizer's own default
 */
public record OptimizerSpec(
    String name,
    double stepSize,
    double momentum,
    boolean nesterov,
    double weightDecay,
    double beta1,
    double beta2,
    double epsilon)
    implements Serializable {

  public OptimizerSpec {
    if (nesterov && momentum == 0) {
      throw new LinstockException(
          "nesterov is set, but momentum is 0; set momentum, for instance to 0.9");
    }
  }

  /** An optimizer whose other settings are its defaults. */
  public static OptimizerSpec of(
      String name, double stepSize, double momentum, double weightDecay) {
    return new OptimizerSpec(name, stepSize, momentum, false, weightDecay, 0.9, 0.999, 0);
  }

  /** A new optimizer over {@code parameters}, without state. */
  public Optimizer create(List<Parameter> parameters) {
    return switch (name) {
      case "sgd" ->
          new SGD(parameters, stepSize)
              .momentum(momentum)
              .nesterov(nesterov)
              .weightDecay(weightDecay);
      case "adam" ->
          new Adam(parameters, stepSize)
              .betas(beta1, beta2)
              .eps(epsilon(1e-8))
              .weightDecay(weightDecay);
      case "adamw" ->
          new AdamW(parameters, stepSize)
              .betas(beta1, beta2)
              .eps(epsilon(1e-8))
              .weightDecay(weightDecay);
      case "nadam" ->
          new NAdam(parameters, stepSize)
              .betas(beta1, beta2)
              .eps(epsilon(1e-8))
              .weightDecay(weightDecay);
      case "adamax" ->
          new Adamax(parameters, stepSize)
              .betas(beta1, beta2)
              .eps(epsilon(1e-8))
              .weightDecay(weightDecay);
      case "rmsprop" ->
          new RMSprop(parameters, stepSize)
              .momentum(momentum)
              .eps(epsilon(1e-8))
              .weightDecay(weightDecay);
      case "adagrad" ->
          new Adagrad(parameters, stepSize).eps(epsilon(1e-10)).weightDecay(weightDecay);
      case "adadelta" ->
          new Adadelta(parameters, stepSize).eps(epsilon(1e-6)).weightDecay(weightDecay);
      default ->
          throw new LinstockException("optimizer: got \"%s\", which is unknown".formatted(name));
    };
  }

  private double epsilon(double otherwise) {
    return epsilon == 0 ? otherwise : epsilon;
  }
}
