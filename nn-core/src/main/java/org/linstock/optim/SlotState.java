package org.linstock.optim;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.linstock.kernels.Kernels;
import org.linstock.memory.Allocator;
import org.linstock.memory.NdArray;

/**
 * What an optimizer remembers: one vector a slot, in the order of the parameters, whatever memory
 * these lie in; and a few numbers a parameter, above all its count of steps.
 */
final class SlotState {
  private final Layout layout;
  private final BiFunction<String, ParamGroup, Double> initial;
  private final long[] steps;
  private final Map<String, NdArray> vectors = new HashMap<>();
  private final Map<String, double[]> numbers = new HashMap<>();

  /**
   * @param initial what a slot or number of a parameter in a group starts from
   */
  SlotState(Layout layout, BiFunction<String, ParamGroup, Double> initial) {
    this.layout = layout;
    this.initial = initial;
    this.steps = new long[layout.size()];
  }

  /** The same state with more parameters after those that there are. */
  SlotState grownTo(Layout larger) {
    SlotState grown = new SlotState(larger, initial);
    System.arraycopy(steps, 0, grown.steps, 0, steps.length);
    long[] shape = {layout.offset(layout.size())};
    vectors.forEach(
        (slot, vector) ->
            Kernels.get().copy(vector, grown.vector(slot).view(0, shape, new long[] {1})));
    numbers.forEach(
        (name, values) -> System.arraycopy(values, 0, grown.numbers(name), 0, values.length));
    return grown;
  }

  long[] steps() {
    return steps;
  }

  boolean hasVectors() {
    return !vectors.isEmpty();
  }

  NdArray vector(String slot) {
    NdArray vector = vectors.get(slot);
    if (vector == null) {
      vector = Allocator.allocatePersistent(layout.dtype(), layout.offset(layout.size()));
      vectors.put(slot, vector);
      for (int i = 0; i < layout.size(); i++) {
        Kernels.get().fill(part(slot, i), initial.apply(slot, layout.group(i)));
      }
    }
    return vector;
  }

  /** The elements of a vector that belong to one parameter, in its shape. */
  NdArray part(String slot, int parameter) {
    long[] shape = layout.parameter(parameter).array().shape();
    return vector(slot).view(layout.offset(parameter), shape, NdArray.contiguousStrides(shape));
  }

  /** One number a parameter. */
  double[] numbers(String name) {
    return numbers.computeIfAbsent(
        name,
        key -> {
          double[] values = new double[layout.size()];
          for (int i = 0; i < values.length; i++) {
            values[i] = initial.apply(key, layout.group(i));
          }
          return values;
        });
  }

  void reset(int parameter) {
    ParamGroup group = layout.group(parameter);
    steps[parameter] = 0;
    vectors
        .keySet()
        .forEach(slot -> Kernels.get().fill(part(slot, parameter), initial.apply(slot, group)));
    numbers.forEach((name, values) -> values[parameter] = initial.apply(name, group));
  }

  /** Whether two parameters can be updated by the same kernel with the same numbers. */
  boolean sameHistory(int i, int j) {
    if (steps[i] != steps[j]) {
      return false;
    }
    return numbers.isEmpty() || sameNumbers(i, j);
  }

  private boolean sameNumbers(int i, int j) {
    for (double[] values : numbers.values()) {
      if (values[i] != values[j]) {
        return false;
      }
    }
    return true;
  }
}
