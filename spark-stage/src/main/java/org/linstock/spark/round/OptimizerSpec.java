package org.linstock.spark.round;

import java.io.Serializable;
import java.util.List;
import org.linstock.nn.Parameter;
import org.linstock.optim.Adam;
import org.linstock.optim.Optimizer;
import org.linstock.optim.SGD;
import org.linstock.spark.error.LinstockException;

/**
 * An optimizer's settings.
 *
 * @param name {@code sgd} or {@code adam}
 * @param momentum of {@code sgd}; {@code adam} takes none
 */
public record OptimizerSpec(String name, double stepSize, double momentum, double weightDecay)
    implements Serializable {

  /** A new optimizer over {@code parameters}, without state. */
  public Optimizer create(List<Parameter> parameters) {
    return switch (name) {
      case "sgd" -> new SGD(parameters, stepSize).momentum(momentum).weightDecay(weightDecay);
      case "adam" -> new Adam(parameters, stepSize).weightDecay(weightDecay);
      default ->
          throw new LinstockException(
              "optimizer: got \"%s\", expected \"sgd\" or \"adam\"".formatted(name));
    };
  }
}
