package org.linstock.optim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.linstock.kernels.Kernels;
import org.linstock.memory.NdArray;
import org.linstock.nn.Parameter;
import org.linstock.tensor.Tensor;

/**
 * Limited-memory BFGS (Nocedal, 1980; Liu and Nocedal, 1989) as PyTorch runs it: a step is up to
 * {@code maxIter} moves along {@code −H·g}, where H is estimated from the last {@code historySize}
 * moves. It needs a closure, and one group:
 *
 * <pre>{@code
 * optimizer.step(() -> {
 *   optimizer.zeroGrad();
 *   Tensor loss = criterion.forward(net.forward(x), y);
 *   loss.backward();
 *   return loss;
 * });
 * }</pre>
 *
 * It remembers {@code 2·historySize + 5} values for each parameter value. {@link #slots} are none;
 * its state is that of the first parameter, as in PyTorch.
 */
public final class LBFGS extends Optimizer {
  private final FlatVectors vectors;
  private final LbfgsState state;
  private final NdArray gradient;
  private final NdArray origin;
  private final List<NdArray> trialGradients = new ArrayList<>();
  private int evaluations;

  public LBFGS(List<Parameter> parameters, double lr) {
    super(
        new Settings()
            .with(Setting.LR, lr)
            .with(Setting.MAX_ITER, 20)
            .with(Setting.MAX_EVAL, 25)
            .with(Setting.TOLERANCE_GRAD, 1e-7)
            .with(Setting.TOLERANCE_CHANGE, 1e-9)
            .with(Setting.HISTORY_SIZE, 100)
            .with(Setting.STRONG_WOLFE, 0),
        ParamGroup.of(parameters));
    vectors = new FlatVectors(layout());
    state = new LbfgsState(vectors);
    gradient = vectors.allocate();
    origin = vectors.allocate();
  }

  /** With a learning rate of 1. */
  public LBFGS(List<Parameter> parameters) {
    this(parameters, 1);
  }

  /** The largest number of moves in a step, 20 by default; sets {@code maxEval} to 5/4 of it. */
  public LBFGS maxIter(int value) {
    set(Setting.MAX_ITER, value);
    return maxEval(Math.max(1, (int) (value * 5L / 4)));
  }

  /** After how many evaluations of the closure a step ends; 25 by default. */
  public LBFGS maxEval(int value) {
    set(Setting.MAX_EVAL, value);
    return this;
  }

  /** A step ends when no element of the gradient is larger; 1e-7 by default. */
  public LBFGS toleranceGrad(double value) {
    set(Setting.TOLERANCE_GRAD, value);
    return this;
  }

  /** A step ends when the loss or every parameter changes by less; 1e-9 by default. */
  public LBFGS toleranceChange(double value) {
    set(Setting.TOLERANCE_CHANGE, value);
    return this;
  }

  /** 100 by default. */
  public LBFGS historySize(int value) {
    set(Setting.HISTORY_SIZE, value);
    return this;
  }

  /** {@code "strong_wolfe"}, or null for moves of {@code lr} times the direction, the default. */
  public LBFGS lineSearch(String name) {
    if (name != null && !name.equals("strong_wolfe")) {
      throw new IllegalArgumentException(
          "LBFGS: lineSearch(\"%s\"), expected \"strong_wolfe\" or null".formatted(name));
    }
    set(Setting.STRONG_WOLFE, name == null ? 0 : 1);
    return this;
  }

  @Override
  public void addParamGroup(ParamGroup group) {
    throw new UnsupportedOperationException(
        "LBFGS: one group only; give all parameters to the constructor");
  }

  @Override
  public void step() {
    throw new UnsupportedOperationException(
        "LBFGS: step() without a closure; call step(closure), where the closure clears the gradients, computes the loss, calls backward and returns the loss");
  }

  @Override
  public Tensor step(Supplier<Tensor> closure) {
    evaluations = 0;
    Tensor before = evaluate(closure);
    double loss = before.item();
    vectors.readGradients(gradient);
    if (isOptimal()) {
      return before;
    }
    ParamGroup group = paramGroups().get(0);
    int maxIter = (int) group.get(Setting.MAX_ITER);
    for (int i = 1; i <= maxIter; i++) {
      state.turn(gradient, (int) group.get(Setting.HISTORY_SIZE));
      state.remember(gradient, loss);
      double slope = vectors.dot(gradient, state.direction());
      state.setStepLength(group.lr() * (state.iterations() == 1 ? firstScale() : 1));
      if (slope > -group.get(Setting.TOLERANCE_CHANGE)) {
        break;
      }
      loss = move(closure, loss, slope, i < maxIter);
      if (i == maxIter || isDone(loss)) {
        break;
      }
    }
    return before;
  }

  private Tensor evaluate(Supplier<Tensor> closure) {
    evaluations++;
    state.countEvaluation();
    return closure.get();
  }

  private double firstScale() {
    return Math.min(1, 1 / vectors.sumAbs(gradient));
  }

  /** Moves the parameters; the gradient and the result are those of the new place. */
  private double move(Supplier<Tensor> closure, double loss, double slope, boolean evaluate) {
    vectors.readValues(origin);
    if (paramGroups().get(0).is(Setting.STRONG_WOLFE)) {
      return search(closure, loss, slope);
    }
    vectors.writeValues(origin, state.stepLength(), state.direction());
    if (!evaluate) {
      return loss;
    }
    double after = evaluate(closure).item();
    vectors.readGradients(gradient);
    return after;
  }

  private double search(Supplier<Tensor> closure, double loss, double slope) {
    NdArray direction = state.direction();
    int first = evaluations;
    StrongWolfe.Point found =
        new StrongWolfe(
                t -> {
                  vectors.writeValues(origin, t, direction);
                  double value = evaluate(closure).item();
                  NdArray there = trialGradient(evaluations - first - 1);
                  vectors.readGradients(there);
                  return new StrongWolfe.Point(t, value, there, vectors.dot(there, direction));
                },
                new StrongWolfe.Point(0, loss, gradient, slope),
                vectors.maxAbs(direction))
            .search(state.stepLength());
    state.setStepLength(found.t());
    vectors.writeValues(origin, found.t(), direction);
    Kernels.get().copy(found.gradient(), gradient);
    return found.loss();
  }

  private NdArray trialGradient(int index) {
    while (trialGradients.size() <= index) {
      trialGradients.add(vectors.allocate());
    }
    return trialGradients.get(index);
  }

  private boolean isOptimal() {
    return vectors.maxAbs(gradient) <= paramGroups().get(0).get(Setting.TOLERANCE_GRAD);
  }

  private boolean isDone(double loss) {
    ParamGroup group = paramGroups().get(0);
    double tolerance = group.get(Setting.TOLERANCE_CHANGE);
    double moved = vectors.maxAbs(state.direction()) * Math.abs(state.stepLength());
    return evaluations >= group.get(Setting.MAX_EVAL)
        || isOptimal()
        || moved <= tolerance
        || Math.abs(loss - state.previousLoss()) < tolerance;
  }

  /** None. */
  @Override
  public List<String> slots() {
    return List.of();
  }

  @Override
  public void readSlot(String slot, int from, float[] destination) {
    throw noSlot(slot);
  }

  @Override
  public void writeSlot(String slot, int from, float[] source) {
    throw noSlot(slot);
  }

  private static IllegalArgumentException noSlot(String slot) {
    return new IllegalArgumentException(
        "optimizer: no state \"%s\" in LBFGS, which has []; use stateDict()".formatted(slot));
  }

  /** The number of moves. */
  @Override
  public long stepCount() {
    return state.iterations();
  }

  /** Forgets everything when 0; its history cannot be had from a count. */
  @Override
  public void setStepCount(long count) {
    if (count != 0) {
      throw new IllegalArgumentException(
          "LBFGS: setStepCount(%d), expected 0, which forgets its history; use loadStateDict"
              .formatted(count));
    }
    state.clear();
  }

  @Override
  boolean hasState(int parameter) {
    return parameter == 0 && state.iterations() > 0;
  }

  @Override
  Map<String, Tensor> state(int parameter) {
    return hasState(parameter) ? state.toMap() : Map.of();
  }

  @Override
  void checkState(int parameter, StateSource source) {
    if (parameter == 0 && source.find("n_iter") != null) {
      state.check(source);
    } else if (parameter == 0 && source.steps() > 0) {
      source.number("n_iter");
    }
  }

  @Override
  void loadState(int parameter, StateSource source) {
    if (parameter == 0) {
      state.clear();
      if (source.find("n_iter") != null) {
        state.load(source);
      }
    }
  }

  @Override
  void resetState(int parameter) {
    if (parameter == 0) {
      state.clear();
    }
  }
}
