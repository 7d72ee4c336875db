package org.linstock.spark;

import java.io.Serializable;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.Params;

/**
 * The params for epochs and their end, the seed, and where the rows lie: definitions, getters, and
 * setters for estimators.
 */
public interface EpochParams extends Params {
  /** Where the params are kept. */
  Definitions epochParams();

  /** Epochs, 0 or more. */
  default IntParam maxIter() {
    return epochParams().maxIter;
  }

  /** See {@link #maxIter()}. */
  default int getMaxIter() {
    return (Integer) getOrDefault(maxIter());
  }

  /**
   * Relative change of the training loss from one epoch to the next below which training stops; 0:
   * off.
   */
  default DoubleParam tol() {
    return epochParams().tol;
  }

  /** See {@link #tol()}. */
  default double getTol() {
    return (Double) getOrDefault(tol());
  }

  /** Partitions to train in, rows placed by content; 0: those of the Dataset. */
  default IntParam numPartitions() {
    return epochParams().numPartitions;
  }

  /** See {@link #numPartitions()}. */
  default int getNumPartitions() {
    return (Integer) getOrDefault(numPartitions());
  }

  /** Seed of placement, order, dropout and initial values. */
  default LongParam seed() {
    return epochParams().seed;
  }

  /** See {@link #seed()}. */
  default long getSeed() {
    return (Long) getOrDefault(seed());
  }

  /** Epochs without a lower validation loss after which training stops; 0: off. */
  default IntParam earlyStoppingPatience() {
    return epochParams().earlyStoppingPatience;
  }

  /** See {@link #earlyStoppingPatience()}. */
  default int getEarlyStoppingPatience() {
    return (Integer) getOrDefault(earlyStoppingPatience());
  }

  /**
   * Whether the epoch with the lowest validation loss is restored at the end, where there are
   * validation rows and early stopping is on.
   */
  default BooleanParam restoreBest() {
    return epochParams().restoreBest;
  }

  /** See {@link #restoreBest()}. */
  default boolean getRestoreBest() {
    return (Boolean) getOrDefault(restoreBest());
  }

  /** Where packed rows are kept during training, a name of Spark's StorageLevel. */
  default Param<String> storageLevel() {
    return epochParams().storageLevel;
  }

  /** See {@link #storageLevel()}. */
  default String getStorageLevel() {
    return getOrDefault(storageLevel());
  }

  /** The params of one stage. */
  final class Definitions implements Serializable {
    private static final long serialVersionUID = 1L;

    final IntParam maxIter;
    final DoubleParam tol;
    final IntParam numPartitions;
    final LongParam seed;
    final IntParam earlyStoppingPatience;
    final BooleanParam restoreBest;
    final Param<String> storageLevel;

    /** Defines the params for {@code parent}, whose uid must be set, and gives them defaults. */
    Definitions(Params parent) {
      maxIter = new IntParam(parent.uid(), "maxIter", "epochs, 0 or more", ParamValidators.gtEq(0));
      parent.setDefault(maxIter, 10);
      tol =
          new DoubleParam(
              parent.uid(),
              "tol",
              "relative change of the training loss from one epoch to the next below which training stops; 0: off",
              ParamValidators.gtEq(0));
      parent.setDefault(tol, 0.0);
      numPartitions =
          new IntParam(
              parent.uid(),
              "numPartitions",
              "partitions to train in, rows placed by content; 0: those of the Dataset",
              ParamValidators.gtEq(0));
      parent.setDefault(numPartitions, 0);
      seed =
          new LongParam(
              parent.uid(), "seed", "seed of placement, order, dropout and initial values");
      parent.setDefault(seed, 7L);
      earlyStoppingPatience =
          new IntParam(
              parent.uid(),
              "earlyStoppingPatience",
              "epochs without a lower validation loss after which training stops; 0: off",
              ParamValidators.gtEq(0));
      parent.setDefault(earlyStoppingPatience, 0);
      restoreBest =
          new BooleanParam(
              parent.uid(),
              "restoreBest",
              "whether the epoch with the lowest validation loss is restored at the end, where there are validation rows and early stopping is on");
      parent.setDefault(restoreBest, true);
      storageLevel =
          new Param<>(
              parent.uid(),
              "storageLevel",
              "where packed rows are kept during training, a name of Spark's StorageLevel",
              ParamValidators.inArray(
                  new String[] {"MEMORY_AND_DISK", "MEMORY_ONLY", "DISK_ONLY"}));
      parent.setDefault(storageLevel, "MEMORY_AND_DISK");
    }
  }

  /**
   * The setters.
   *
   * @param <S> the stage's own type
   */
  interface Setters<S> extends EpochParams {
    /** This stage. */
    S self();

    /** Sets {@link #maxIter()}. */
    default S setMaxIter(int value) {
      set(maxIter(), value);
      return self();
    }

    /** Sets {@link #tol()}. */
    default S setTol(double value) {
      set(tol(), value);
      return self();
    }

    /** Sets {@link #numPartitions()}. */
    default S setNumPartitions(int value) {
      set(numPartitions(), value);
      return self();
    }

    /** Sets {@link #seed()}. */
    default S setSeed(long value) {
      set(seed(), value);
      return self();
    }

    /** Sets {@link #earlyStoppingPatience()}. */
    default S setEarlyStoppingPatience(int value) {
      set(earlyStoppingPatience(), value);
      return self();
    }

    /** Sets {@link #restoreBest()}. */
    default S setRestoreBest(boolean value) {
      set(restoreBest(), value);
      return self();
    }

    /** Sets {@link #storageLevel()}. */
    default S setStorageLevel(String value) {
      set(storageLevel(), value);
      return self();
    }
  }
}
