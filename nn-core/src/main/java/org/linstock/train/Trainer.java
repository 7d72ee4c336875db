package org.linstock.train;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.linstock.data.DataLoader;
import org.linstock.nn.Loss;
import org.linstock.nn.Module;
import org.linstock.nn.Parameter;
import org.linstock.optim.GradClip;
import org.linstock.optim.LRScheduler;
import org.linstock.optim.Optimizer;
import org.linstock.optim.ReduceLROnPlateau;
import org.linstock.tensor.Tensor;

/**
 * Trains a net on one thread, epoch by epoch.
 *
 * <pre>{@code
 * List<Epoch> history =
 *     new Trainer()
 *         .maxEpochs(10)
 *         .validation(new DataLoader(heldOut, 256))
 *         .patience(3)
 *         .fit(net, new CrossEntropyLoss(), new Adam(net.parameters(), 1e-3), loader);
 * }</pre>
 *
 * A batch's first tensor is the net's input, its second the loss's target. Each batch is made, used
 * and recycled inside one {@code Scope}.
 */
public final class Trainer {
  private int maxEpochs = 10;
  private DataLoader validation;
  private int patience;
  private double clipNorm = Double.POSITIVE_INFINITY;
  private Progress progress = Progress.onTerminal();
  private Consumer<Epoch> listener = epoch -> {};

  /** How many times all examples are used at most; 10 by default. */
  public Trainer maxEpochs(int value) {
    maxEpochs = atLeast("maxEpochs", value, 1);
    return this;
  }

  /** Examples on which the net is judged after each epoch; none by default. */
  public Trainer validation(DataLoader loader) {
    validation = loader;
    return this;
  }

  /**
   * Stops after this many epochs in a row without a lower validation loss (training loss without
   * validation), and in any case leaves the net with the values of its best epoch; 0, the default,
   * never stops early and leaves the last values.
   */
  public Trainer patience(int epochs) {
    patience = atLeast("patience", epochs, 0);
    return this;
  }

  /**
   * Scales the gradients of each step down to this norm over all parameters; not by default.
   *
   * @param value above 0
   */
  public Trainer clipNorm(double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(
          "Trainer: clipNorm = %s, expected a number above 0".formatted(value));
    }
    clipNorm = value;
    return this;
  }

  /**
   * Steps a learning rate schedule after each epoch; {@link ReduceLROnPlateau} by the validation
   * loss (training loss without validation).
   */
  public Trainer scheduler(LRScheduler scheduler) {
    return onEpochEnd(
        epoch -> {
          if (scheduler instanceof ReduceLROnPlateau plateau) {
            plateau.step(epoch.judgedLoss());
          } else {
            scheduler.step();
          }
        });
  }

  /** Where the progress is told, one line an epoch; {@code System.err} by default. */
  public Trainer progress(PrintStream out) {
    progress = new Progress(out, false, System::nanoTime);
    return this;
  }

  /** Tells no progress. */
  public Trainer quiet() {
    return progress(new PrintStream(PrintStream.nullOutputStream()));
  }

  /** Told of each epoch when it is over. */
  public Trainer onEpochEnd(Consumer<Epoch> consumer) {
    listener = listener.andThen(consumer);
    return this;
  }

  private static int atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "Trainer: %s = %d, expected at least %d".formatted(name, value, least));
    }
    return value;
  }

  /**
   * Trains the net.
   *
   * @param loss with reduction MEAN or SUM
   * @return what each epoch gave
   * @throws IllegalArgumentException when there is no batch, or a batch is not input and target
   * @throws IllegalStateException when the loss is no longer a number; the net then has the values
   *     that made it so
   */
  public List<Epoch> fit(Module net, Loss loss, Optimizer optimizer, DataLoader loader) {
    check(loss, loader);
    TrainingStep step = new TrainingStep(net, optimizer, clip(net));
    BestValues best = patience == 0 ? null : new BestValues(net, patience);
    List<Epoch> history = new ArrayList<>();
    boolean over = false;
    while (!over && history.size() < maxEpochs) {
      Epoch epoch = epoch(history.size() + 1, net, loss, step, loader);
      history.add(epoch);
      progress.epoch(epoch, maxEpochs);
      listener.accept(epoch);
      over = best != null && best.isOver(epoch.number(), epoch.judgedLoss());
    }
    if (best != null) {
      best.restore();
      if (over) {
        progress.stopped(best.epoch());
      }
    }
    return history;
  }

  private Runnable clip(Module net) {
    List<Parameter> parameters = net.parameters();
    return clipNorm == Double.POSITIVE_INFINITY
        ? () -> {}
        : () -> GradClip.norm_(parameters, clipNorm);
  }

  private void check(Loss loss, DataLoader loader) {
    if (loss.reduction() == Loss.Reduction.NONE) {
      throw new IllegalArgumentException(
          "Trainer: %s has reduction NONE, expected MEAN or SUM".formatted(loss.name()));
    }
    requireBatches("training", loader);
    if (validation != null) {
      requireBatches("validation", validation);
    }
  }

  private static void requireBatches(String what, DataLoader loader) {
    if (loader.size() == 0) {
      throw new IllegalArgumentException(
          "Trainer: the %s loader has no batch (%d examples, batch size %d)"
              .formatted(what, loader.dataset().size(), loader.batchSize()));
    }
  }

  private Epoch epoch(int number, Module net, Loss loss, TrainingStep step, DataLoader loader) {
    long start = System.nanoTime();
    Meter training = new Meter();
    Pass pass = new Pass(net, loss, training);
    int batch = 0;
    for (Iterator<List<Tensor>> batches = loader.iterator(); batches.hasNext(); ) {
      pass.count(step.run(pass.of(batches)));
      progress.batch(number, maxEpochs, ++batch, loader.size(), training.loss());
    }
    requireFinite(number, training.loss());
    Meter held = validation == null ? null : validate(net, loss, step);
    return new Epoch(
        number,
        training.loss(),
        training.accuracy(),
        held == null ? OptionalDouble.empty() : OptionalDouble.of(held.loss()),
        held == null ? OptionalDouble.empty() : held.accuracy(),
        training.examples(),
        (System.nanoTime() - start) / 1e9);
  }

  private Meter validate(Module net, Loss loss, TrainingStep step) {
    Meter meter = new Meter();
    Pass pass = new Pass(net, loss, meter);
    for (Iterator<List<Tensor>> batches = validation.iterator(); batches.hasNext(); ) {
      pass.count(step.evaluate(pass.of(batches)));
    }
    return meter;
  }

  private static void requireFinite(int epoch, double loss) {
    if (!Double.isFinite(loss)) {
      throw new IllegalStateException(
          "Trainer: the loss of epoch %d is %s; lower the learning rate, clip the gradients, or look for bad values in the data"
              .formatted(epoch, loss));
    }
  }
}
