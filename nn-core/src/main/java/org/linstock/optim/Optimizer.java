package org.linstock.optim;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.linstock.io.Safetensors;
import org.linstock.nn.Module;
import org.linstock.nn.Parameter;
import org.linstock.tensor.Tensor;

/**
 * Changes parameters by their gradients. Parameters without a gradient are left alone, as in
 * PyTorch.
 *
 * <p>An optimizer's own setters give the value of every group that has none of its own.
 */
public abstract class Optimizer {
  private final Settings defaults;
  private final List<ParamGroup> groups = new ArrayList<>();
  private Layout layout;

  Optimizer(Settings defaults, ParamGroup... groups) {
    this.defaults = defaults;
    add(Arrays.asList(groups));
  }

  private void add(List<ParamGroup> more) {
    List<ParamGroup> all = new ArrayList<>(groups);
    all.addAll(more);
    Layout grown = new Layout(all);
    String name = getClass().getSimpleName();
    more.forEach(group -> group.checkFits(defaults, name));
    more.forEach(group -> group.bind(defaults, name));
    groups.addAll(more);
    layout = grown;
  }

  final void set(Setting setting, double... value) {
    defaults.with(setting, value);
  }

  final boolean hasSetting(Setting setting) {
    return defaults.get(setting) != null;
  }

  final Layout layout() {
    return layout;
  }

  /** The groups, in order. Their settings may be changed between steps. */
  public final List<ParamGroup> paramGroups() {
    return List.copyOf(groups);
  }

  /**
   * Adds parameters, such as those of a layer that was frozen so far. The state of the others is
   * kept.
   */
  public void addParamGroup(ParamGroup group) {
    add(List.of(group));
  }

  /** The learning rate of the first group. */
  public final double lr() {
    return groups.get(0).lr();
  }

  /** Sets the learning rate of every group. */
  public final void setLr(double lr) {
    groups.forEach(group -> group.lr(lr));
  }

  /** Forgets the gradients of all parameters. */
  public final void zeroGrad() {
    for (Parameter parameter : layout.parameters()) {
      if (parameter.leaf() != null) {
        parameter.leaf().clear();
      }
    }
  }

  /** Changes every parameter that has a gradient. */
  public abstract void step();

  /**
   * Evaluates the closure, which clears the gradients, computes the loss, calls backward and
   * returns the loss, then changes the parameters.
   *
   * @return the loss before the step
   */
  public Tensor step(Supplier<Tensor> closure) {
    Tensor loss = closure.get();
    step();
    return loss;
  }

  /** The names of the state vectors, PyTorch's. */
  public abstract List<String> slots();

  /**
   * Copies {@code destination.length} values of a state vector out, those from place {@code from}
   * on; a whole one has as many values as all parameters together.
   */
  public abstract void readSlot(String slot, int from, float[] destination);

  /** Sets {@code source.length} values of a state vector, those from place {@code from} on. */
  public abstract void writeSlot(String slot, int from, float[] source);

  /** The largest number of steps that any parameter has made. */
  public abstract long stepCount();

  /**
   * Sets the number of steps of every parameter, on which for instance Adam's bias correction and
   * SGD's first step depend.
   */
  public abstract void setStepCount(long count);

  /** Whether a parameter has state worth saving. */
  abstract boolean hasState(int parameter);

  /** Copies of a parameter's state, its number of steps under {@code step}. */
  abstract Map<String, Tensor> state(int parameter);

  /** Throws when a parameter's saved state is incomplete or misshapen. */
  abstract void checkState(int parameter, StateSource source);

  abstract void loadState(int parameter, StateSource source);

  /** Makes a parameter as if it had never been stepped. */
  abstract void resetState(int parameter);

  /**
   * State by name, as copies: {@code <parameter>.<slot>} with the parameter's shape, and {@code
   * step}, the largest number of steps; {@code <parameter>.step} for those that have made another
   * number.
   */
  public final Map<String, Tensor> namedState(Module net) {
    return NamedState.of(this, layout.names(net));
  }

  /**
   * Sets state by name. Settings such as the learning rate are not part of it.
   *
   * @throws IllegalArgumentException naming the first key that is missing or misshapen; nothing is
   *     changed then
   */
  public final void loadNamedState(Module net, Map<String, Tensor> named) {
    NamedState.load(this, layout.names(net), named);
  }

  /**
   * State and settings in PyTorch's structure, as copies in a flat map that safetensors can hold:
   * {@code state.<parameter's index>.<slot>}, {@code param_groups.<group's index>.<setting>} and
   * {@code param_groups.<group's index>.params}, the indices of its parameters. Parameters that
   * have made no step have no state.
   */
  public final Map<String, Tensor> stateDict() {
    return OptimizerStateDict.of(this);
  }

  /**
   * Sets state and settings; a setting that the map does not have stays as it is.
   *
   * @throws IllegalArgumentException naming what does not fit; nothing is changed then
   */
  public final void loadStateDict(Map<String, Tensor> source) {
    OptimizerStateDict.load(this, source);
  }

  /** Writes {@link #stateDict} to a safetensors file, which has its name only once complete. */
  public final void save(Path path) throws IOException {
    Safetensors.save(path, stateDict());
  }

  /**
   * Sets state and settings from a file, as {@link #loadStateDict}.
   *
   * @throws IllegalArgumentException naming the file and what does not fit
   */
  public final void load(Path path) throws IOException {
    Map<String, Tensor> state = Safetensors.load(path);
    try {
      loadStateDict(state);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("load %s: %s".formatted(path, e.getMessage()), e);
    }
  }

  /** The groups and their settings, in PyTorch's layout. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(getClass().getSimpleName()).append(" (\n");
    for (int i = 0; i < groups.size(); i++) {
      text.append("Parameter Group ").append(i).append('\n').append(groups.get(i)).append('\n');
    }
    return text.deleteCharAt(text.length() - 1).append(')').toString();
  }
}
