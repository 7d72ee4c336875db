package org.linstock.spark;

import java.util.Collections;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.storage.StorageLevel;
import org.linstock.spark.error.LinstockException;
import org.linstock.spark.pack.DataFingerprint;
import org.linstock.spark.pack.PackedData;
import org.linstock.spark.pack.PackedSide;
import org.linstock.spark.pack.Packer;
import org.linstock.spark.pack.RowFormat;
import org.linstock.spark.predict.TrainedNet;
import org.linstock.spark.preflight.Footprint;
import org.linstock.spark.preflight.Preflight;
import org.linstock.spark.round.DriverState;
import org.linstock.spark.round.EpochSchedule;
import org.linstock.spark.round.LossKind;
import org.linstock.spark.round.LossSpec;
import org.linstock.spark.round.NetSpec;
import org.linstock.spark.round.NonFinite;
import org.linstock.spark.round.OptimizerSpec;
import org.linstock.spark.round.OuterSpec;
import org.linstock.spark.round.ReducePath;
import org.linstock.spark.round.RoundRunner;
import org.linstock.spark.round.RoundSpec;
import org.linstock.spark.round.Schedule;
import org.linstock.spark.round.StateNames;
import org.linstock.spark.round.TransferType;

/**
 * From an estimator's params and a Dataset to a trained net: puts the parts together, and gives
 * storage back at the end.
 */
final class Training {
  private final NetworkParams params;
  private final NetSpec net;
  private final DriverState start;
  private final RowFormat format;
  private final TrainingListener listener;

  /**
   * @param start the values to start from
   */
  Training(
      NetworkParams params,
      NetSpec net,
      DriverState start,
      RowFormat format,
      TrainingListener listener) {
    this.params = params;
    this.net = net;
    this.start = start;
    this.format = format;
    this.listener = listener == null ? new TrainingListener() {} : listener;
  }

  TrainingResult run(Dataset<?> dataset) {
    SparkContext context = dataset.sparkSession().sparkContext();
    // Before the first task only the least that there can be is known, of partitions and of rows.
    StateNames names = names();
    Estimate estimate = new Estimate(net, names);
    Preflight.check(footprint(estimate, names, Math.max(1, params.getNumPartitions()), 1), context);
    Checkpoints checkpoints = Checkpoints.open(params, context.hadoopConfiguration());
    Packer packer =
        new Packer(
            format,
            params.getNumPartitions(),
            params.getSeed(),
            StorageLevel.fromString(params.getStorageLevel()));
    try (PackedData data = packer.pack(dataset)) {
      checkNotEmpty(data);
      DataFingerprint training = data.training().fingerprint();
      long rows = Collections.max(training.examples());
      Preflight.report(footprint(estimate, names, training.partitions(), rows), context);
      return run(context, checkpoints, names, data);
    }
  }

  private Footprint footprint(Estimate estimate, StateNames names, int partitions, long rows) {
    long batch = Math.min(batchSize(partitions), rows);
    ReducePath path = path(partitions, names);
    return estimate.footprint(batch, partitions, path, path == ReducePath.OWNED ? 0 : keeps());
  }

  /** States on the driver that settings ask for: the best, and two of the outer momentum. */
  private int keeps() {
    return (StopRule.of(params).keepsBest() ? 1 : 0) + (outer().active() ? 2 : 0);
  }

  private StateNames names() {
    List<String> frozen = List.of(params.getFrozenLayers());
    return new StateNames(net, optimizer(), frozen, params.getOptimizerState().equals("average"));
  }

  private void checkNotEmpty(PackedData data) {
    if (data.training().fingerprint().totalExamples() == 0) {
      throw new LinstockException(
          "fit: no rows to train on (%d were skipped as invalid); give the Dataset some"
              .formatted(data.skippedRows()));
    }
    if (data.training().totalWeight() == 0) {
      throw new LinstockException(
          "fit: all weights in column '%s' are 0, expected some above 0"
              .formatted(format.weightCol()));
    }
    if (format.split() && data.validation().fingerprint().totalExamples() == 0) {
      throw new LinstockException(
          "fit: no row of column '%s' is true, so there is nothing to validate on; set validationIndicatorCol to \"\" or mark some rows"
              .formatted(format.indicatorCol()));
    }
  }

  private TrainingResult run(
      SparkContext context, Checkpoints checkpoints, StateNames names, PackedData packed) {
    PackedSide data = packed.training();
    OptimizerSpec optimizer = optimizer();
    List<String> frozen = List.of(params.getFrozenLayers());
    boolean average = params.getOptimizerState().equals("average");
    int batchSize = batchSize(data.fingerprint().partitions());
    EpochSchedule schedule =
        EpochSchedule.of(data.fingerprint().examples(), batchSize, params.getAveragingFrequency());
    TrainingProgress progress =
        new TrainingProgress(schedule.roundsPerEpoch(), StopRule.of(params), start);
    RunContext run = runContext(context, packed);
    checkpoints.resume(run, progress, names, listener);
    LossSpec loss = loss(data);
    RoundSpec.Steps steps =
        new RoundSpec.Steps(
            batchSize,
            schedule.averagingFrequency(),
            Schedule.parse(params.getLearningRateSchedule()),
            params.getMaxIter(),
            params.getGradientClipNorm());
    RoundSpec spec =
        new RoundSpec(
            net,
            loss,
            optimizer,
            steps,
            average,
            TransferType.named(params.getTransferType()),
            outer(),
            frozen,
            params.getSeed());
    int totalRounds = Math.multiplyExact(params.getMaxIter(), schedule.roundsPerEpoch());
    TrainingRun training =
        new TrainingRun(
            run,
            attempts(spec, packed, path(data.fingerprint().partitions(), names)),
            format.split(),
            checkpoints,
            names,
            progress,
            listener,
            params.getMaxIter(),
            totalRounds);
    try {
      training.train();
      return new TrainingResult(
          new TrainedNet(net, progress.result().values()), summary(run, progress, totalRounds));
    } finally {
      progress.release();
    }
  }

  private RoundAttempts attempts(RoundSpec spec, PackedData data, ReducePath path) {
    NonFinite policy = NonFinite.named(params.getHandleNonFinite());
    List<Long> examples = data.training().fingerprint().examples();
    return new RoundAttempts(new RoundRunner(spec, data.blocks(), examples, path, policy), policy);
  }

  /** With the scope global, the examples of a step are shared among the partitions. */
  private int batchSize(int partitions) {
    int size = params.getBatchSize();
    return params.getBatchScope().equals("global") ? Math.max(1, size / partitions) : size;
  }

  private LossSpec loss(PackedSide data) {
    boolean classes = !data.classWeights().isEmpty();
    if (!classes && !params.getClassWeight().equals("none")) {
      throw new LinstockException(
          "classWeight is %s, but the labels are no classes; set it to none, or give weights in weightCol"
              .formatted(params.getClassWeight()));
    }
    if (params.getLabelSmoothing() > 0 && net.loss() != LossKind.CROSS_ENTROPY) {
      throw new LinstockException(
          "labelSmoothing is %s, but it is a setting of the loss crossEntropy and this one is %s; set it to 0"
              .formatted(params.getLabelSmoothing(), net.loss().param()));
    }
    List<Double> weights =
        classes ? ClassWeights.of(params.getClassWeight(), data.classWeights()) : List.of();
    return new LossSpec(net.loss(), params.getLabelSmoothing(), params.getLossDelta(), weights);
  }

  private ReducePath path(int partitions, StateNames names) {
    return ReducePath.of(
        params.getAggregationDepth(), partitions, names.bytes(), Runtime.getRuntime().maxMemory());
  }

  private OuterSpec outer() {
    return params.getOuterOptimizer().equals("average")
        ? OuterSpec.AVERAGE
        : new OuterSpec(true, params.getOuterMomentum(), params.getOuterStepSize());
  }

  private OptimizerSpec optimizer() {
    return new OptimizerSpec(
        params.getOptimizer(),
        params.getStepSize(),
        params.getMomentum(),
        params.getNesterov(),
        params.getWeightDecay(),
        params.getBetas()[0],
        params.getBetas()[1],
        params.getEpsilon());
  }

  private RunContext runContext(SparkContext context, PackedData data) {
    Provenance provenance =
        new Provenance(
            params.getSeed(),
            RunSettings.of(params, net),
            data.training().fingerprint(),
            format.split() ? data.validation().fingerprint() : null,
            Provenance.versions(context));
    return new RunContext(net, data.skippedRows(), provenance);
  }

  private static TrainingSummary summary(
      RunContext run, TrainingProgress progress, int totalRounds) {
    return new TrainingSummary(
        new SummaryFile(
            SummaryFile.FORMAT,
            totalRounds,
            run.skippedRows(),
            progress.keepsBest() ? progress.best().epoch() : 0,
            progress.rounds(),
            progress.epochs(),
            run.provenance()));
  }
}
