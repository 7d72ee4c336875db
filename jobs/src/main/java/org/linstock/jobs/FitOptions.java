package org.linstock.jobs;

import java.util.List;
import org.linstock.jobs.pipeline.Effort;
import org.linstock.jobs.pipeline.Recipe;
import picocli.CommandLine.Option;

/** How the net is trained. */
final class FitOptions {
  private static final List<String> OPTIMIZERS =
      List.of("sgd", "adam", "adamw", "nadam", "adamax", "rmsprop", "adagrad", "adadelta");

  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      defaultValue = "adam",
      description =
          "sgd, adam, adamw, nadam, adamax, rmsprop, adagrad or adadelta; default ${DEFAULT-VALUE}")
  private String optimizer;

  @Option(
      names = "--lr",
      paramLabel = "X",
      defaultValue = "0.001",
      description = "learning rate; default ${DEFAULT-VALUE}")
  private double learningRate;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description =
          "rows in a minibatch; default 256, less for fewer than 12,800 rows (one batch in fifty, at least 16)")
  private Integer batchSize;

  @Option(
      names = "--batch-scope",
      paramLabel = "SCOPE",
      defaultValue = "partition",
      description =
          "what --batch-size counts: the rows of a step in one partition, or global: in all together; default ${DEFAULT-VALUE}")
  private String batchScope;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description =
          "passes over the data; default 10, more where that is less than 1,000 steps, up to 200")
  private Integer epochs;

  @Option(
      names = "--average-every",
      paramLabel = "N",
      defaultValue = "20",
      description =
          "minibatches between two averagings, 0 is once an epoch; default ${DEFAULT-VALUE}")
  private int averageEvery;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description =
          "copies of the net that train side by side; default one a core, at least 1,000 rows each")
  private Integer partitions;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "7",
      description = "same seed, same model; default ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = "--validation",
      paramLabel = "FRACTION",
      defaultValue = "0",
      description =
          "hold out this part of the rows and measure on it, as in 0.1; default ${DEFAULT-VALUE}")
  private double validation;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description =
          "stop when the validation loss has not improved for N epochs; needs --validation")
  private Integer patience;

  /** Refuses numbers that mean nothing. */
  void check(Calls calls) {
    calls.require(
        learningRate > 0 && Double.isFinite(learningRate),
        "--lr " + learningRate + ": must be more than 0");
    calls.require(
        batchSize == null || batchSize > 0, "--batch-size " + batchSize + ": must be 1 or more");
    calls.require(
        List.of("partition", "global").contains(batchScope),
        "--batch-scope " + batchScope + ": must be partition or global");
    calls.require(epochs == null || epochs > 0, "--epochs " + epochs + ": must be 1 or more");
    calls.require(averageEvery >= 0, "--average-every " + averageEvery + ": must be 0 or more");
    calls.require(
        partitions == null || partitions > 0, "--partitions " + partitions + ": must be 1 or more");
    calls.require(
        validation >= 0 && validation < 1,
        "--validation " + validation + ": must be a fraction from 0 to below 1");
    calls.require(
        patience == null || patience > 0, "--patience " + patience + ": must be 1 or more");
    calls.require(
        patience == null || validation > 0, "--patience " + patience + ": needs --validation");
    calls.require(
        OPTIMIZERS.contains(optimizer),
        "--optimizer " + optimizer + ": must be one of " + String.join(", ", OPTIMIZERS));
  }

  /** What was asked for, 0 where it was left open. */
  Effort effort() {
    return new Effort(orZero(partitions), orZero(batchSize), orZero(epochs), averageEvery);
  }

  private static int orZero(Integer number) {
    return number == null ? 0 : number;
  }

  /** The training as asked for, with the {@code effort} that the data suggest. */
  Recipe recipe(Effort effort, Recipe.Checkpointing checkpoints) {
    return new Recipe(
        optimizer,
        learningRate,
        effort,
        batchScope,
        seed,
        validation,
        orZero(patience),
        checkpoints);
  }
}
