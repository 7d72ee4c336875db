package org.linstock.spark;

import java.io.Serializable;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.Params;

/** The params for what training makes small: definitions, getters, and setters for estimators. */
public interface LossParams extends Params {
  /** Where the params are kept. */
  Definitions lossParams();

  /**
   * Loss, under its name in nn-core without the word Loss, first letter small; auto: crossEntropy
   * for classes, bceWithLogits for one output or a vector label of a classifier, mse for a
   * regressor.
   */
  default Param<String> loss() {
    return lossParams().loss;
  }

  /** See {@link #loss()}. */
  default String getLoss() {
    return getOrDefault(loss());
  }

  /** Part of the target that crossEntropy spreads evenly over all classes, from 0 to below 1. */
  default DoubleParam labelSmoothing() {
    return lossParams().labelSmoothing;
  }

  /** See {@link #labelSmoothing()}. */
  default double getLabelSmoothing() {
    return (Double) getOrDefault(labelSmoothing());
  }

  /** Where huber and smoothL1 turn from square to straight, above 0. */
  default DoubleParam lossDelta() {
    return lossParams().lossDelta;
  }

  /** See {@link #lossDelta()}. */
  default double getLossDelta() {
    return (Double) getOrDefault(lossDelta());
  }

  /**
   * Weights of classes in a classifier: none, balanced (total / (classes * examples of the class)),
   * or pairs such as 0:1,1:2.5.
   */
  default Param<String> classWeight() {
    return lossParams().classWeight;
  }

  /** See {@link #classWeight()}. */
  default String getClassWeight() {
    return getOrDefault(classWeight());
  }

  /** The params of one stage. */
  final class Definitions implements Serializable {
    private static final long serialVersionUID = 1L;

    final Param<String> loss;
    final DoubleParam labelSmoothing;
    final DoubleParam lossDelta;
    final Param<String> classWeight;

    /** Defines the params for {@code parent}, whose uid must be set, and gives them defaults. */
    Definitions(Params parent) {
      loss =
          new Param<>(
              parent.uid(),
              "loss",
              "loss, under its name in nn-core without the word Loss, first letter small; auto: crossEntropy for classes, bceWithLogits for one output or a vector label of a classifier, mse for a regressor",
              oneOf(
                  "auto",
                  "crossEntropy",
                  "nll",
                  "bceWithLogits",
                  "mse",
                  "l1",
                  "smoothL1",
                  "huber",
                  "poissonNLL"));
      parent.setDefault(loss, "auto");
      labelSmoothing =
          new DoubleParam(
              parent.uid(),
              "labelSmoothing",
              "part of the target that crossEntropy spreads evenly over all classes, from 0 to below 1",
              ParamValidators.inRange(0, 1, true, false));
      parent.setDefault(labelSmoothing, 0.0);
      lossDelta =
          new DoubleParam(
              parent.uid(),
              "lossDelta",
              "where huber and smoothL1 turn from square to straight, above 0",
              ParamValidators.gt(0));
      parent.setDefault(lossDelta, 1.0);
      classWeight =
          new Param<>(
              parent.uid(),
              "classWeight",
              "weights of classes in a classifier: none, balanced (total / (classes * examples of the class)), or pairs such as 0:1,1:2.5",
              new ClassWeights.Validator());
      parent.setDefault(classWeight, "none");
    }

    private static scala.Function1<String, Object> oneOf(String... values) {
      return ParamValidators.inArray(values);
    }
  }

  /**
   * The setters.
   *
   * @param <S> the stage's own type
   */
  interface Setters<S> extends LossParams {
    /** This stage. */
    S self();

    /** Sets {@link #loss()}. */
    default S setLoss(String value) {
      set(loss(), value);
      return self();
    }

    /** Sets {@link #labelSmoothing()}. */
    default S setLabelSmoothing(double value) {
      set(labelSmoothing(), value);
      return self();
    }

    /** Sets {@link #lossDelta()}. */
    default S setLossDelta(double value) {
      set(lossDelta(), value);
      return self();
    }

    /** Sets {@link #classWeight()}. */
    default S setClassWeight(String value) {
      set(classWeight(), value);
      return self();
    }
  }
}
