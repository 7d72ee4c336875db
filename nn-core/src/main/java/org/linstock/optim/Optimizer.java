package org.linstock.optim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.linstock.kernels.Kernels;
import org.linstock.memory.Allocator;
import org.linstock.memory.ArrayIo;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;
import org.linstock.nn.Module;
import org.linstock.nn.Parameter;
import org.linstock.tensor.Tensor;

/**
 * Changes parameters by their gradients. Parameters without a gradient are left alone, as in
 * PyTorch.
 *
 * <p>State is kept as one vector a slot, in the order of the parameters, whatever memory these lie
 * in.
 */
public abstract class Optimizer {
  private final List<Parameter> parameters;
  private final long[] offsets;
  private final long[] steps;
  private final Map<String, NdArray> state = new LinkedHashMap<>();
  private List<Run> runs = List.of();
  private double lr;

  Optimizer(List<Parameter> parameters, double lr) {
    if (parameters.isEmpty()) {
      throw new IllegalArgumentException("optimizer got an empty parameter list");
    }
    this.parameters = List.copyOf(parameters);
    this.offsets = new long[parameters.size() + 1];
    for (int i = 0; i < parameters.size(); i++) {
      offsets[i + 1] = offsets[i] + parameters.get(i).numel();
    }
    this.steps = new long[parameters.size()];
    this.lr = notNegative("lr", lr);
  }

  static double notNegative(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "optimizer: %s = %s, expected a number of at least 0".formatted(name, value));
    }
    return value;
  }

  /** The names of the state vectors, PyTorch's. */
  public abstract List<String> slots();

  /** One step over one run. */
  abstract void update(Run run, long step);

  /** The learning rate. */
  public double lr() {
    return lr;
  }

  public void setLr(double lr) {
    this.lr = notNegative("lr", lr);
  }

  /** Forgets the gradients of all parameters. */
  public void zeroGrad() {
    for (Parameter parameter : parameters) {
      if (parameter.leaf() != null) {
        parameter.leaf().clear();
      }
    }
  }

  /** Changes every parameter that has a gradient. */
  public void step() {
    for (Run run : currentRuns()) {
      long step = steps[run.first()] + 1;
      update(run, step);
      run.values().markChanged();
      Arrays.fill(steps, run.first(), run.end(), step);
    }
  }

  /**
   * The runs of the last step when they still hold; finding them anew costs more than the update of
   * a small net.
   */
  private List<Run> currentRuns() {
    int covered = 0;
    for (Run run : runs) {
      covered += run.isCurrent(parameters) ? run.end() - run.first() : 0;
    }
    if (covered < parameters.size() || !sameSteps()) {
      runs = Run.of(parameters, offsets, steps, vectors());
    }
    return runs;
  }

  private boolean sameSteps() {
    for (Run run : runs) {
      for (int i = run.first(); i < run.end(); i++) {
        if (steps[i] != steps[run.first()]) {
          return false;
        }
      }
    }
    return true;
  }

  private List<NdArray> vectors() {
    List<NdArray> vectors = new ArrayList<>();
    for (String slot : slots()) {
      vectors.add(vector(slot));
    }
    return vectors;
  }

  private NdArray vector(String slot) {
    if (!slots().contains(slot)) {
      throw new IllegalArgumentException(
          "optimizer: no state \"%s\" in %s, which has %s"
              .formatted(slot, getClass().getSimpleName(), slots()));
    }
    return state.computeIfAbsent(
        slot,
        name -> {
          DType dtype = parameters.get(0).dtype();
          NdArray vector = Allocator.allocatePersistent(dtype, offsets[parameters.size()]);
          Kernels.get().fill(vector, 0);
          return vector;
        });
  }

  /** Copies a state vector out; it has as many values as all parameters together. */
  public void readSlot(String slot, float[] destination) {
    ArrayIo.get(vector(slot), destination);
  }

  /** Sets a state vector. */
  public void writeSlot(String slot, float[] source) {
    ArrayIo.set(vector(slot), source);
  }

  /** The largest number of steps that any parameter has made. */
  public long stepCount() {
    return Arrays.stream(steps).max().orElse(0);
  }

  /**
   * Sets the number of steps of every parameter, on which Adam's bias correction and SGD's first
   * step depend.
   */
  public void setStepCount(long count) {
    Arrays.fill(steps, count);
  }

  /**
   * State by name: {@code <parameter>.<slot>} with the parameter's shape, and {@code step}. Copies.
   */
  public Map<String, Tensor> namedState(Module net) {
    List<String> names = names(net);
    Map<String, Tensor> named = new LinkedHashMap<>();
    named.put("step", Tensor.ofInts(stepCount()));
    for (String slot : slots()) {
      for (int i = 0; i < names.size(); i++) {
        named.put(names.get(i) + "." + slot, new Tensor(part(slot, i)).copy());
      }
    }
    return named;
  }

  /**
   * Sets state by name.
   *
   * @throws IllegalArgumentException naming the first key that is missing or misshapen
   */
  public void loadNamedState(Module net, Map<String, Tensor> named) {
    List<String> names = names(net);
    Tensor step = require(named, "step", 1);
    for (String slot : slots()) {
      for (int i = 0; i < names.size(); i++) {
        require(named, names.get(i) + "." + slot, parameters.get(i).shape());
      }
    }
    for (String slot : slots()) {
      for (int i = 0; i < names.size(); i++) {
        Kernels.get().copy(named.get(names.get(i) + "." + slot).array(), part(slot, i));
      }
    }
    setStepCount(step.toLongArray()[0]);
  }

  private static Tensor require(Map<String, Tensor> named, String key, long... shape) {
    Tensor tensor = named.get(key);
    if (tensor == null || !Arrays.equals(tensor.shape(), shape)) {
      throw new IllegalArgumentException(
          "optimizer state: %s is %s, expected shape %s"
              .formatted(
                  key,
                  tensor == null ? "missing" : "of shape " + Arrays.toString(tensor.shape()),
                  Arrays.toString(shape)));
    }
    return tensor;
  }

  private NdArray part(String slot, int parameter) {
    long[] shape = parameters.get(parameter).shape();
    return vector(slot).view(offsets[parameter], shape, NdArray.contiguousStrides(shape));
  }

  /** The name of each parameter in the net, in this optimizer's order. */
  private List<String> names(Module net) {
    IdentityHashMap<Parameter, String> all = new IdentityHashMap<>();
    net.namedParameters().forEach((name, parameter) -> all.put(parameter, name));
    List<String> names = new ArrayList<>();
    for (Parameter parameter : parameters) {
      String name = all.get(parameter);
      if (name == null) {
        throw new IllegalArgumentException(
            "optimizer: parameter %d of shape %s is not a parameter of the given %s"
                .formatted(
                    names.size(),
                    Arrays.toString(parameter.shape()),
                    net.getClass().getSimpleName()));
      }
      names.add(name);
    }
    return names;
  }
}
