package org.linstock.spark;

import java.io.Serializable;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.Params;

/** The params for the local steps: definitions, getters, and setters for estimators. */
public interface OptimizerParams extends Params {
  /** Where the params are kept. */
  Definitions optimizerParams();

  /** Optimizer of the local steps. */
  default Param<String> optimizer() {
    return optimizerParams().optimizer;
  }

  /** See {@link #optimizer()}. */
  default String getOptimizer() {
    return getOrDefault(optimizer());
  }

  /** Learning rate, above 0. */
  default DoubleParam stepSize() {
    return optimizerParams().stepSize;
  }

  /** See {@link #stepSize()}. */
  default double getStepSize() {
    return (Double) getOrDefault(stepSize());
  }

  /** Momentum of sgd and rmsprop, from 0 to below 1. */
  default DoubleParam momentum() {
    return optimizerParams().momentum;
  }

  /** See {@link #momentum()}. */
  default double getMomentum() {
    return (Double) getOrDefault(momentum());
  }

  /** Whether sgd looks ahead; needs momentum above 0. */
  default BooleanParam nesterov() {
    return optimizerParams().nesterov;
  }

  /** See {@link #nesterov()}. */
  default boolean getNesterov() {
    return (Boolean) getOrDefault(nesterov());
  }

  /** L2 penalty added to the gradient; of adamw, decay of the weights themselves; 0 or more. */
  default DoubleParam weightDecay() {
    return optimizerParams().weightDecay;
  }

  /** See {@link #weightDecay()}. */
  default double getWeightDecay() {
    return (Double) getOrDefault(weightDecay());
  }

  /** Decay of the two moments of adam, adamw, nadam and adamax, each from 0 to below 1. */
  default DoubleArrayParam betas() {
    return optimizerParams().betas;
  }

  /** See {@link #betas()}. */
  default double[] getBetas() {
    return getOrDefault(betas());
  }

  /** What keeps divisions of adam and its kin from 0; 0: the optimizer's own default. */
  default DoubleParam epsilon() {
    return optimizerParams().epsilon;
  }

  /** See {@link #epsilon()}. */
  default double getEpsilon() {
    return (Double) getOrDefault(epsilon());
  }

  /**
   * How the learning rate changes over the epochs: constant, step:EPOCHS,FACTOR,
   * exponential:FACTOR, linear, cosine, warmup:EPOCHS (then constant), warmupCosine:EPOCHS or
   * oneCycle.
   */
  default Param<String> learningRateSchedule() {
    return optimizerParams().learningRateSchedule;
  }

  /** See {@link #learningRateSchedule()}. */
  default String getLearningRateSchedule() {
    return getOrDefault(learningRateSchedule());
  }

  /** Largest norm of all gradients of a step together; larger ones are scaled down; 0: no limit. */
  default DoubleParam gradientClipNorm() {
    return optimizerParams().gradientClipNorm;
  }

  /** See {@link #gradientClipNorm()}. */
  default double getGradientClipNorm() {
    return (Double) getOrDefault(gradientClipNorm());
  }

  /** Examples in a step, 1 or more. */
  default IntParam batchSize() {
    return optimizerParams().batchSize;
  }

  /** See {@link #batchSize()}. */
  default int getBatchSize() {
    return (Integer) getOrDefault(batchSize());
  }

  /**
   * What batchSize counts: the examples of a step in one partition, or global: in all of them
   * together.
   */
  default Param<String> batchScope() {
    return optimizerParams().batchScope;
  }

  /** See {@link #batchScope()}. */
  default String getBatchScope() {
    return getOrDefault(batchScope());
  }

  /** The params of one stage. */
  final class Definitions implements Serializable {
    private static final long serialVersionUID = 1L;

    final Param<String> optimizer;
    final DoubleParam stepSize;
    final DoubleParam momentum;
    final BooleanParam nesterov;
    final DoubleParam weightDecay;
    final DoubleArrayParam betas;
    final DoubleParam epsilon;
    final Param<String> learningRateSchedule;
    final DoubleParam gradientClipNorm;
    final IntParam batchSize;
    final Param<String> batchScope;

    /** Defines the params for {@code parent}, whose uid must be set, and gives them defaults. */
    Definitions(Params parent) {
      optimizer =
          new Param<>(
              parent.uid(),
              "optimizer",
              "optimizer of the local steps",
              oneOf("sgd", "adam", "adamw", "nadam", "adamax", "rmsprop", "adagrad", "adadelta"));
      parent.setDefault(optimizer, "adam");
      stepSize =
          new DoubleParam(
              parent.uid(), "stepSize", "learning rate, above 0", ParamValidators.gt(0));
      parent.setDefault(stepSize, 1e-3);
      momentum =
          new DoubleParam(
              parent.uid(),
              "momentum",
              "momentum of sgd and rmsprop, from 0 to below 1",
              ParamValidators.inRange(0, 1, true, false));
      parent.setDefault(momentum, 0.0);
      nesterov =
          new BooleanParam(
              parent.uid(), "nesterov", "whether sgd looks ahead; needs momentum above 0");
      parent.setDefault(nesterov, false);
      weightDecay =
          new DoubleParam(
              parent.uid(),
              "weightDecay",
              "L2 penalty added to the gradient; of adamw, decay of the weights themselves; 0 or more",
              ParamValidators.gtEq(0));
      parent.setDefault(weightDecay, 0.0);
      betas =
          new DoubleArrayParam(
              parent,
              "betas",
              "decay of the two moments of adam, adamw, nadam and adamax, each from 0 to below 1",
              new Betas());
      parent.setDefault(betas, new double[] {0.9, 0.999});
      epsilon =
          new DoubleParam(
              parent.uid(),
              "epsilon",
              "what keeps divisions of adam and its kin from 0; 0: the optimizer's own default",
              ParamValidators.gtEq(0));
      parent.setDefault(epsilon, 0.0);
      learningRateSchedule =
          new Param<>(
              parent.uid(),
              "learningRateSchedule",
              "how the learning rate changes over the epochs: constant, step:EPOCHS,FACTOR, exponential:FACTOR, linear, cosine, warmup:EPOCHS (then constant), warmupCosine:EPOCHS or oneCycle",
              new ScheduleText());
      parent.setDefault(learningRateSchedule, "constant");
      gradientClipNorm =
          new DoubleParam(
              parent.uid(),
              "gradientClipNorm",
              "largest norm of all gradients of a step together; larger ones are scaled down; 0: no limit",
              ParamValidators.gtEq(0));
      parent.setDefault(gradientClipNorm, 0.0);
      batchSize =
          new IntParam(
              parent.uid(), "batchSize", "examples in a step, 1 or more", ParamValidators.gtEq(1));
      parent.setDefault(batchSize, 256);
      batchScope =
          new Param<>(
              parent.uid(),
              "batchScope",
              "what batchSize counts: the examples of a step in one partition, or global: in all of them together",
              oneOf("partition", "global"));
      parent.setDefault(batchScope, "partition");
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
  interface Setters<S> extends OptimizerParams {
    /** This stage. */
    S self();

    /** Sets {@link #optimizer()}. */
    default S setOptimizer(String value) {
      set(optimizer(), value);
      return self();
    }

    /** Sets {@link #stepSize()}. */
    default S setStepSize(double value) {
      set(stepSize(), value);
      return self();
    }

    /** Sets {@link #momentum()}. */
    default S setMomentum(double value) {
      set(momentum(), value);
      return self();
    }

    /** Sets {@link #nesterov()}. */
    default S setNesterov(boolean value) {
      set(nesterov(), value);
      return self();
    }

    /** Sets {@link #weightDecay()}. */
    default S setWeightDecay(double value) {
      set(weightDecay(), value);
      return self();
    }

    /** Sets {@link #betas()}. */
    default S setBetas(double... value) {
      set(betas(), value);
      return self();
    }

    /** Sets {@link #epsilon()}. */
    default S setEpsilon(double value) {
      set(epsilon(), value);
      return self();
    }

    /** Sets {@link #learningRateSchedule()}. */
    default S setLearningRateSchedule(String value) {
      set(learningRateSchedule(), value);
      return self();
    }

    /** Sets {@link #gradientClipNorm()}. */
    default S setGradientClipNorm(double value) {
      set(gradientClipNorm(), value);
      return self();
    }

    /** Sets {@link #batchSize()}. */
    default S setBatchSize(int value) {
      set(batchSize(), value);
      return self();
    }

    /** Sets {@link #batchScope()}. */
    default S setBatchScope(String value) {
      set(batchScope(), value);
      return self();
    }
  }
}
