package org.linstock.optim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.linstock.kernels.Binary;
import org.linstock.kernels.Kernels;
import org.linstock.kernels.Unary;
import org.linstock.memory.ArrayIo;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/**
 * An optimizer that treats each element by itself and remembers some numbers for each.
 *
 * @param <T> the optimizer, which its setters return
 */
abstract class SlotOptimizer<T extends SlotOptimizer<T>> extends Optimizer {
  private final ScratchVectors scratch = new ScratchVectors();
  private SlotState state;
  private List<Run> runs = List.of();

  SlotOptimizer(Settings defaults, ParamGroup... groups) {
    super(defaults.with(Setting.MAXIMIZE, 0), groups);
    state = new SlotState(layout(), this::initial);
  }

  /** The names of a group's state vectors. */
  abstract List<String> slots(ParamGroup group);

  /** The names of what is remembered for a parameter as a whole, beside its steps. */
  List<String> numbers() {
    return List.of();
  }

  /** What a slot or number starts from. */
  double initial(String name, ParamGroup group) {
    return 0;
  }

  /** What a number is after so many steps with the present settings. */
  double numberAfter(String name, ParamGroup group, long steps) {
    throw new IllegalArgumentException("optimizer: no number " + name);
  }

  /** One step over one run, the {@code step}-th of its parameters. */
  abstract void update(Run run, long step);

  abstract T self();

  /** Climbs instead of descending; false by default. */
  public T maximize(boolean value) {
    set(Setting.MAXIMIZE, value ? 1 : 0);
    return self();
  }

  final T with(Setting setting, double... value) {
    set(setting, value);
    return self();
  }

  final SlotState slotState() {
    return state;
  }

  /** The direction to descend: the gradient, negated when maximizing. May lie in scratch 0. */
  static NdArray gradient(Run run) {
    if (!run.group().is(Setting.MAXIMIZE)) {
      return run.gradients();
    }
    Kernels.get().unary(Unary.NEG, run.gradients(), run.scratch(0));
    return run.scratch(0);
  }

  /** {@link #gradient} with the weight decay added. May lie in scratch 0; takes scratch 1. */
  static NdArray decayedGradient(Run run) {
    NdArray gradient = gradient(run);
    double decay = run.group().get(Setting.WEIGHT_DECAY);
    if (decay == 0) {
      return gradient;
    }
    Kernels.get().scalar(Binary.MUL, run.values(), decay, run.scratch(1));
    Kernels.get().binary(Binary.ADD, gradient, run.scratch(1), run.scratch(0));
    return run.scratch(0);
  }

  @Override
  public void addParamGroup(ParamGroup group) {
    super.addParamGroup(group);
    state = state.grownTo(layout());
    runs = List.of();
  }

  @Override
  public void step() {
    for (Run run : currentRuns()) {
      long step = state.steps()[run.first()] + 1;
      update(run, step);
      run.values().markChanged();
      Arrays.fill(state.steps(), run.first(), run.end(), step);
    }
  }

  /**
   * The runs of the last step when they still hold; finding them anew costs more than the update of
   * a small net.
   */
  private List<Run> currentRuns() {
    int covered = 0;
    for (Run run : runs) {
      covered += run.isCurrent() ? run.end() - run.first() : 0;
    }
    if (covered < layout().size()) {
      runs = Run.of(layout(), state, scratch);
    }
    return runs;
  }

  @Override
  public List<String> slots() {
    List<String> all = new ArrayList<>();
    for (ParamGroup group : paramGroups()) {
      for (String slot : slots(group)) {
        if (!all.contains(slot)) {
          all.add(slot);
        }
      }
    }
    return all;
  }

  private NdArray vector(String slot) {
    if (!slots().contains(slot)) {
      throw new IllegalArgumentException(
          "optimizer: no state \"%s\" in %s, which has %s"
              .formatted(slot, getClass().getSimpleName(), slots()));
    }
    return state.vector(slot);
  }

  @Override
  public void readSlot(String slot, int from, float[] destination) {
    ArrayIo.get(vector(slot).range(from, destination.length), destination);
  }

  @Override
  public void writeSlot(String slot, int from, float[] source) {
    ArrayIo.set(vector(slot).range(from, source.length), source);
  }

  @Override
  public long stepCount() {
    return Arrays.stream(state.steps()).max().orElse(0);
  }

  @Override
  public void setStepCount(long count) {
    if (count < 0) {
      throw new IllegalArgumentException(
          "setStepCount: %d, expected a number of at least 0".formatted(count));
    }
    Arrays.fill(state.steps(), count);
    for (String name : numbers()) {
      double[] values = state.numbers(name);
      for (int i = 0; i < values.length; i++) {
        values[i] = numberAfter(name, layout().group(i), count);
      }
    }
  }

  @Override
  boolean hasState(int parameter) {
    return state.steps()[parameter] > 0;
  }

  @Override
  Map<String, Tensor> state(int parameter) {
    Map<String, Tensor> map = new LinkedHashMap<>();
    map.put("step", Tensor.ofInts(state.steps()[parameter]));
    for (String name : numbers()) {
      map.put(name, OptimizerStateDict.numbers(state.numbers(name)[parameter]));
    }
    for (String slot : slots(layout().group(parameter))) {
      map.put(slot, new Tensor(state.part(slot, parameter)).copy());
    }
    return map;
  }

  @Override
  void checkState(int parameter, StateSource source) {
    if (source.step() < 0) {
      throw new IllegalArgumentException(
          "optimizer state: %sstep = %d, expected a number of at least 0"
              .formatted(source.prefix(), source.step()));
    }
    numbers().forEach(source::number);
    for (String slot : slots(layout().group(parameter))) {
      source.require(slot, layout().parameter(parameter).shape());
    }
  }

  @Override
  void loadState(int parameter, StateSource source) {
    state.steps()[parameter] = source.step();
    for (String name : numbers()) {
      state.numbers(name)[parameter] = source.number(name);
    }
    for (String slot : slots(layout().group(parameter))) {
      Kernels.get().copy(source.find(slot).array(), state.part(slot, parameter));
    }
  }

  @Override
  void resetState(int parameter) {
    state.reset(parameter);
  }
}
