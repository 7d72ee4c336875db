package org.linstock.optim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.linstock.kernels.Kernels;
import org.linstock.kernels.Unary;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/** What {@link LBFGS} remembers from move to move, and how it is saved under PyTorch's names. */
final class LbfgsState {
  private final FlatVectors vectors;
  private final CurvatureHistory history;
  private final NdArray direction;
  private final NdArray previousGradient;
  private double stepLength;
  private double previousLoss;
  private long iterations;
  private long evaluations;

  LbfgsState(FlatVectors vectors) {
    this.vectors = vectors;
    this.history = new CurvatureHistory(vectors);
    this.direction = vectors.allocate();
    this.previousGradient = vectors.allocate();
  }

  /** Begins a move: the last one goes into the history, and the direction is found anew. */
  void turn(NdArray gradient, int historySize) {
    iterations++;
    if (iterations == 1) {
      history.clear();
      Kernels.get().unary(Unary.NEG, gradient, direction);
    } else {
      history.add(gradient, previousGradient, direction, stepLength, historySize);
      history.direction(gradient, direction);
    }
  }

  /** Where the move begins. */
  void remember(NdArray gradient, double loss) {
    Kernels.get().copy(gradient, previousGradient);
    previousLoss = loss;
  }

  NdArray direction() {
    return direction;
  }

  double stepLength() {
    return stepLength;
  }

  void setStepLength(double t) {
    stepLength = t;
  }

  double previousLoss() {
    return previousLoss;
  }

  long iterations() {
    return iterations;
  }

  void countEvaluation() {
    evaluations++;
  }

  void clear() {
    history.clear();
    iterations = 0;
    evaluations = 0;
  }

  Map<String, Tensor> toMap() {
    Map<String, Tensor> map = new LinkedHashMap<>();
    map.put("func_evals", Tensor.ofInts(evaluations));
    map.put("n_iter", Tensor.ofInts(iterations));
    map.put("d", new Tensor(direction).copy());
    map.put("t", OptimizerStateDict.numbers(stepLength));
    List<CurvatureHistory.Entry> entries = history.entries();
    if (!entries.isEmpty()) {
      map.put("old_dirs", stack(entries.stream().map(CurvatureHistory.Entry::y).toList()));
      map.put("old_stps", stack(entries.stream().map(CurvatureHistory.Entry::s).toList()));
      double[] ro = entries.stream().mapToDouble(CurvatureHistory.Entry::ro).toArray();
      map.put("ro", Tensor.of(ro));
    }
    map.put("H_diag", OptimizerStateDict.numbers(history.scale()));
    map.put("prev_flat_grad", new Tensor(previousGradient).copy());
    map.put("prev_loss", OptimizerStateDict.numbers(previousLoss));
    return map;
  }

  private static Tensor stack(List<NdArray> rows) {
    return Tensor.stack(0, rows.stream().map(Tensor::new).toArray(Tensor[]::new));
  }

  void check(StateSource source) {
    for (String number : List.of("func_evals", "n_iter", "t", "H_diag", "prev_loss")) {
      source.number(number);
    }
    source.require("d", vectors.size());
    source.require("prev_flat_grad", vectors.size());
    long pairs = pairs(source);
    if (pairs > 0) {
      source.require("ro", pairs);
      source.require("old_dirs", pairs, vectors.size());
      source.require("old_stps", pairs, vectors.size());
    }
  }

  private static long pairs(StateSource source) {
    return source.find("ro") == null ? 0 : source.find("ro").numel();
  }

  void load(StateSource source) {
    evaluations = (long) source.number("func_evals");
    iterations = (long) source.number("n_iter");
    stepLength = source.number("t");
    previousLoss = source.number("prev_loss");
    Kernels.get().copy(source.find("d").array(), direction);
    Kernels.get().copy(source.find("prev_flat_grad").array(), previousGradient);
    for (int i = 0; i < pairs(source); i++) {
      NdArray y = vectors.allocate();
      NdArray s = vectors.allocate();
      Kernels.get().copy(source.find("old_dirs").get(i).array(), y);
      Kernels.get().copy(source.find("old_stps").get(i).array(), s);
      double ro = source.find("ro").at(i);
      history.entries().add(new CurvatureHistory.Entry(y, s, ro));
    }
    history.setScale(source.number("H_diag"));
  }
}
