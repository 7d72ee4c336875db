package org.linstock.spark;

import java.io.Serializable;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntArrayParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.Params;
import scala.Function1;

/** The params that estimators and models share, one set for each stage. */
public final class NetworkParamSet implements Serializable {
  private static final long serialVersionUID = 1L;

  final Param<String> featuresCol;
  final Param<String> labelCol;
  final Param<String> weightCol;
  final Param<String> validationIndicatorCol;
  final Param<String> predictionCol;
  final Param<String> network;
  final IntArrayParam inputShape;
  final Param<String> optimizer;
  final DoubleParam stepSize;
  final DoubleParam momentum;
  final DoubleParam weightDecay;
  final IntParam batchSize;
  final IntParam maxIter;
  final IntParam averagingFrequency;
  final Param<String> optimizerState;
  final IntParam numPartitions;
  final LongParam seed;
  final IntParam earlyStoppingPatience;
  final Param<String> handleInvalid;
  final Param<String> checkpointDir;
  final IntParam checkpointInterval;
  final IntParam keepCheckpoints;
  final BooleanParam resume;
  final IntParam inferenceBatchSize;

  /** Defines the params for {@code parent}, whose uid must be set, and gives it their defaults. */
  NetworkParamSet(Params parent) {
    featuresCol =
        new Param<>(
            parent.uid(), "featuresCol", "column of features: Vector, array of float or of double");
    parent.setDefault(featuresCol, "features");
    labelCol = new Param<>(parent.uid(), "labelCol", "column of labels");
    parent.setDefault(labelCol, "label");
    weightCol =
        new Param<>(
            parent.uid(),
            "weightCol",
            "column of example weights, 0 or more; empty: every example weighs 1");
    parent.setDefault(weightCol, "");
    validationIndicatorCol =
        new Param<>(
            parent.uid(),
            "validationIndicatorCol",
            "boolean column, true for rows that are evaluated on after each epoch and not trained on; empty: none");
    parent.setDefault(validationIndicatorCol, "");
    predictionCol =
        new Param<>(parent.uid(), "predictionCol", "column of predictions; empty: not added");
    parent.setDefault(predictionCol, "prediction");
    network = new Param<>(parent.uid(), "network", "architecture of the net, as JSON");
    inputShape =
        new IntArrayParam(
            parent,
            "inputShape",
            "shape of one example as the net takes it, for instance 1,28,28; empty: the width of the first layer",
            positive());
    parent.setDefault(inputShape, new int[0]);
    optimizer =
        new Param<>(
            parent.uid(),
            "optimizer",
            "optimizer of the local steps: sgd or adam",
            oneOf("sgd", "adam"));
    parent.setDefault(optimizer, "adam");
    stepSize =
        new DoubleParam(parent.uid(), "stepSize", "learning rate, above 0", ParamValidators.gt(0));
    parent.setDefault(stepSize, 1e-3);
    momentum =
        new DoubleParam(
            parent.uid(),
            "momentum",
            "momentum of sgd, from 0 to below 1",
            ParamValidators.inRange(0, 1, true, false));
    parent.setDefault(momentum, 0.0);
    weightDecay =
        new DoubleParam(
            parent.uid(),
            "weightDecay",
            "L2 penalty added to the gradient, 0 or more",
            ParamValidators.gtEq(0));
    parent.setDefault(weightDecay, 0.0);
    batchSize =
        new IntParam(
            parent.uid(),
            "batchSize",
            "examples in a local step, 1 or more",
            ParamValidators.gtEq(1));
    parent.setDefault(batchSize, 256);
    maxIter = new IntParam(parent.uid(), "maxIter", "epochs, 0 or more", ParamValidators.gtEq(0));
    parent.setDefault(maxIter, 10);
    averagingFrequency =
        new IntParam(
            parent.uid(),
            "averagingFrequency",
            "local steps between two averagings; 0: once an epoch",
            ParamValidators.gtEq(0));
    parent.setDefault(averagingFrequency, 20);
    optimizerState =
        new Param<>(
            parent.uid(),
            "optimizerState",
            "what becomes of optimizer state between rounds: average, or reset to none",
            oneOf("average", "reset"));
    parent.setDefault(optimizerState, "average");
    numPartitions =
        new IntParam(
            parent.uid(),
            "numPartitions",
            "partitions to train in, rows placed by content; 0: those of the Dataset",
            ParamValidators.gtEq(0));
    parent.setDefault(numPartitions, 0);
    seed = new LongParam(parent.uid(), "seed", "seed of placement, order and initial values");
    parent.setDefault(seed, 7L);
    earlyStoppingPatience =
        new IntParam(
            parent.uid(),
            "earlyStoppingPatience",
            "epochs without a lower validation loss after which training stops and the best epoch is restored; 0: off",
            ParamValidators.gtEq(0));
    parent.setDefault(earlyStoppingPatience, 0);
    handleInvalid =
        new Param<>(
            parent.uid(),
            "handleInvalid",
            "what to do with a bad row: error, or skip and count it",
            oneOf("error", "skip"));
    parent.setDefault(handleInvalid, "error");
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
    resume =
        new BooleanParam(
            parent.uid(),
            "resume",
            "whether to continue from the newest checkpoint, where there is one");
    parent.setDefault(resume, false);
    inferenceBatchSize =
        new IntParam(
            parent.uid(),
            "inferenceBatchSize",
            "rows predicted at once, 1 or more",
            ParamValidators.gtEq(1));
    parent.setDefault(inferenceBatchSize, 1024);
  }

  private static Function1<String, Object> oneOf(String... values) {
    return ParamValidators.inArray(values);
  }

  private static Function1<int[], Object> positive() {
    return new PositiveDimensions();
  }
}
