package org.linstock.spark;

import java.io.Serializable;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.Params;
import org.linstock.spark.checkpoint.CommitMode;

/** The params for checkpoints: definitions, getters, and setters for estimators. */
public interface CheckpointParams extends Params {
  /** Where the params are kept. */
  Definitions checkpointParams();

  /** Directory of checkpoints on any Hadoop file system; empty: none are written. */
  default Param<String> checkpointDir() {
    return checkpointParams().checkpointDir;
  }

  /** See {@link #checkpointDir()}. */
  default String getCheckpointDir() {
    return getOrDefault(checkpointDir());
  }

  /** Rounds between two checkpoints, 1 or more. */
  default IntParam checkpointInterval() {
    return checkpointParams().checkpointInterval;
  }

  /** See {@link #checkpointInterval()}. */
  default int getCheckpointInterval() {
    return (Integer) getOrDefault(checkpointInterval());
  }

  /** Checkpoints to keep, 1 or more. */
  default IntParam keepCheckpoints() {
    return checkpointParams().keepCheckpoints;
  }

  /** See {@link #keepCheckpoints()}. */
  default int getKeepCheckpoints() {
    return (Integer) getOrDefault(keepCheckpoints());
  }

  /** What makes a checkpoint visible at once: {@code auto}, {@code rename}, {@code manifest}. */
  default Param<String> checkpointCommit() {
    return checkpointParams().checkpointCommit;
  }

  /** See {@link #checkpointCommit()}. */
  default String getCheckpointCommit() {
    return getOrDefault(checkpointCommit());
  }

  /** Whether to continue from the newest checkpoint, where there is one. */
  default BooleanParam resume() {
    return checkpointParams().resume;
  }

  /** See {@link #resume()}. */
  default boolean getResume() {
    return (Boolean) getOrDefault(resume());
  }

  /** The params of one stage. */
  final class Definitions implements Serializable {
    private static final long serialVersionUID = 1L;

    final Param<String> checkpointDir;
    final IntParam checkpointInterval;
    final IntParam keepCheckpoints;
    final Param<String> checkpointCommit;
    final BooleanParam resume;

    /** Defines the params for {@code parent}, whose uid must be set, and gives them defaults. */
    Definitions(Params parent) {
      checkpointDir =
          new Param<>(
              parent.uid(),
              "checkpointDir",
              "directory of checkpoints on any Hadoop file system; empty: none are written");
      parent.setDefault(checkpointDir, "");
      checkpointInterval =
          new IntParam(
              parent.uid(),
              "checkpointInterval",
              "rounds between two checkpoints, 1 or more",
              ParamValidators.gtEq(1));
      parent.setDefault(checkpointInterval, 10);
      keepCheckpoints =
          new IntParam(
              parent.uid(),
              "keepCheckpoints",
              "checkpoints to keep, 1 or more",
              ParamValidators.gtEq(1));
      parent.setDefault(keepCheckpoints, 3);
      checkpointCommit =
          new Param<>(
              parent.uid(),
              "checkpointCommit",
              "what makes a checkpoint visible at once: rename, which must be atomic; manifest, for object stores; auto, by the scheme of checkpointDir",
              ParamValidators.inArray(CommitMode.names().toArray(new String[0])));
      parent.setDefault(checkpointCommit, "auto");
      resume =
          new BooleanParam(
              parent.uid(),
              "resume",
              "whether to continue from the newest checkpoint, where there is one");
      parent.setDefault(resume, false);
    }
  }

  /**
   * The setters.
   *
   * @param <S> the stage's own type
   */
  interface Setters<S> extends CheckpointParams {
    /** This stage. */
    S self();

    /** Sets {@link #checkpointDir()}. */
    default S setCheckpointDir(String value) {
      set(checkpointDir(), value);
      return self();
    }

    /** Sets {@link #checkpointInterval()}. */
    default S setCheckpointInterval(int value) {
      set(checkpointInterval(), value);
      return self();
    }

    /** Sets {@link #keepCheckpoints()}. */
    default S setKeepCheckpoints(int value) {
      set(keepCheckpoints(), value);
      return self();
    }

    /** Sets {@link #checkpointCommit()}. */
    default S setCheckpointCommit(String value) {
      set(checkpointCommit(), value);
      return self();
    }

    /** Sets {@link #resume()}. */
    default S setResume(boolean value) {
      set(resume(), value);
      return self();
    }
  }
}
