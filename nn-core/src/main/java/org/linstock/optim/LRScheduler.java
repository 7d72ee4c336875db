package org.linstock.optim;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.linstock.tensor.Tensor;

/**
 * Changes the learning rates of an optimizer's groups, each from its own start. Making a scheduler
 * sets the rates of epoch 0; {@link #step}, called after the optimizer's step or once an epoch,
 * sets the next ones.
 *
 * <p>Like PyTorch's, most schedulers multiply the rate that they find. So several on one optimizer,
 * stepped one after the other, work together.
 */
public abstract class LRScheduler {
  private final Optimizer optimizer;
  private final double[] baseLrs;
  private double[] lastLr;
  private long lastEpoch;

  LRScheduler(Optimizer optimizer) {
    this.optimizer = optimizer;
    for (ParamGroup group : optimizer.paramGroups()) {
      if (!group.has(Setting.INITIAL_LR)) {
        group.set(Setting.INITIAL_LR, group.lr());
      }
    }
    baseLrs = perGroup(i -> group(i).get(Setting.INITIAL_LR));
    lastLr = perGroup(i -> group(i).lr());
  }

  /** The rate of a group at {@link #lastEpoch}; its rate so far is {@code group(index).lr()}. */
  abstract double lr(int index);

  /** Makes the first epoch the present one; for the end of constructors. */
  void start() {
    lastEpoch = 0;
    apply();
  }

  /** Starts anew from the rates that the groups had at first. */
  void restart() {
    for (int i = 0; i < baseLrs.length; i++) {
      group(i).lr(baseLrs[i]);
    }
    start();
  }

  /** Sets the learning rates of the next epoch. */
  public void step() {
    lastEpoch++;
    apply();
  }

  private void apply() {
    setRates(perGroup(this::lr));
  }

  final void setRates(double... rates) {
    for (int i = 0; i < rates.length; i++) {
      group(i).lr(rates[i]);
    }
    lastLr = rates;
  }

  final double[] perGroup(IntToDoubleFunction value) {
    int groups = baseLrs == null ? optimizer.paramGroups().size() : baseLrs.length;
    double[] values = new double[groups];
    Arrays.setAll(values, value);
    return values;
  }

  final Optimizer optimizer() {
    return optimizer;
  }

  final ParamGroup group(int index) {
    return optimizer.paramGroups().get(index);
  }

  final double baseLr(int index) {
    return baseLrs[index];
  }

  final void setBaseLr(int index, double lr) {
    baseLrs[index] = lr;
    group(index).set(Setting.INITIAL_LR, lr);
  }

  final int groups() {
    return baseLrs.length;
  }

  final void advance() {
    lastEpoch++;
  }

  /** The number of steps so far. */
  public final long lastEpoch() {
    return lastEpoch;
  }

  /** The learning rates that this scheduler set last, one a group. */
  public final double[] lastLr() {
    return lastLr.clone();
  }

  /**
   * Where this scheduler is, under PyTorch's names. The learning rates themselves are in the
   * optimizer's state dict.
   */
  public final Map<String, Tensor> stateDict() {
    Map<String, Tensor> map = new LinkedHashMap<>();
    save("", map);
    return map;
  }

  /**
   * Continues from a state dict; the optimizer's has to be loaded too.
   *
   * @throws IllegalArgumentException naming the first key that is missing or misshapen; nothing is
   *     changed then
   */
  public final void loadStateDict(Map<String, Tensor> source) {
    check(new StateSource(source, "", 0));
    load(new StateSource(source, "", 0));
  }

  /** The names of what a subclass remembers besides. */
  List<String> numbers() {
    return List.of();
  }

  double number(String name) {
    throw new IllegalArgumentException("scheduler: no number " + name);
  }

  void setNumber(String name, double value) {
    throw new IllegalArgumentException("scheduler: no number " + name);
  }

  void save(String prefix, Map<String, Tensor> map) {
    map.put(prefix + "last_epoch", Tensor.ofInts(lastEpoch));
    map.put(prefix + "base_lrs", Tensor.of(baseLrs));
    map.put(prefix + "_last_lr", Tensor.of(lastLr));
    for (String name : numbers()) {
      map.put(prefix + name, OptimizerStateDict.numbers(number(name)));
    }
  }

  void check(StateSource source) {
    source.number("last_epoch");
    source.require("base_lrs", baseLrs.length);
    source.require("_last_lr", baseLrs.length);
    numbers().forEach(source::number);
  }

  void load(StateSource source) {
    lastEpoch = (long) source.number("last_epoch");
    System.arraycopy(source.find("base_lrs").toDoubleArray(), 0, baseLrs, 0, baseLrs.length);
    lastLr = source.find("_last_lr").toDoubleArray();
    for (String name : numbers()) {
      setNumber(name, source.number(name));
    }
  }

  /** Throws unless the condition holds: {@code StepLR: stepSize = 0, expected …}. */
  final void require(boolean condition, String name, Object got, String expected) {
    if (!condition) {
      throw new IllegalArgumentException(
          "%s: %s = %s, expected %s".formatted(getClass().getSimpleName(), name, got, expected));
    }
  }

  final void requireCount(String name, long value) {
    require(value >= 1, name, value, "a number of at least 1");
  }

  final void requireNotNegative(String name, double value) {
    require(value >= 0 && value < Double.POSITIVE_INFINITY, name, value, "a number of at least 0");
  }

  final void requireUnit(String name, double value) {
    require(value >= 0 && value <= 1, name, value, "a number in [0, 1]");
  }
}
