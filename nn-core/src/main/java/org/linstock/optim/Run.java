package org.linstock.optim;

import java.util.ArrayList;
import java.util.List;
import org.linstock.memory.NdArray;
import org.linstock.nn.Parameter;

/**
 * Neighbouring parameters that are updated by one kernel: their values, gradients and optimizer
 * state each lie in one piece of memory, and they have made the same number of steps. A flat net is
 * one run.
 */
record Run(int first, int end, NdArray values, NdArray gradients, List<NdArray> slots) {
  /** Groups the parameters that have a gradient. */
  static List<Run> of(
      List<Parameter> parameters, long[] offsets, long[] steps, List<NdArray> slots) {
    List<Run> runs = new ArrayList<>();
    int first = 0;
    while (first < parameters.size()) {
      if (parameters.get(first).grad() == null) {
        first++;
        continue;
      }
      int end = first + 1;
      while (end < parameters.size()
          && steps[end] == steps[first]
          && follows(parameters.get(end - 1), parameters.get(end))) {
        end++;
      }
      runs.add(run(parameters, first, end, offsets, slots));
      first = end;
    }
    return runs;
  }

  private static boolean follows(Parameter before, Parameter after) {
    return after.grad() != null
        && adjacent(before.array(), after.array())
        && adjacent(before.grad().array(), after.grad().array());
  }

  private static boolean adjacent(NdArray before, NdArray after) {
    return before.sharesStorage(after)
        && before.isContiguous()
        && after.isContiguous()
        && before.offset() + before.length() == after.offset();
  }

  private static Run run(
      List<Parameter> parameters, int first, int end, long[] offsets, List<NdArray> slots) {
    long[] shape = {offsets[end] - offsets[first]};
    long[] strides = {1};
    List<NdArray> parts = new ArrayList<>();
    for (NdArray slot : slots) {
      parts.add(slot.view(offsets[first], shape, strides));
    }
    return new Run(
        first,
        end,
        parameters.get(first).array().view(0, shape, strides),
        parameters.get(first).grad().array().view(0, shape, strides),
        parts);
  }

  /** Whether this run still describes its parameters, and all of them have a gradient. */
  boolean isCurrent(List<Parameter> parameters) {
    long at = 0;
    for (int i = first; i < end; i++) {
      Parameter parameter = parameters.get(i);
      if (parameter.grad() == null
          || !isPart(parameter.array(), values, at)
          || !isPart(parameter.grad().array(), gradients, at)) {
        return false;
      }
      at += parameter.numel();
    }
    return true;
  }

  private static boolean isPart(NdArray part, NdArray vector, long at) {
    return part.sharesStorage(vector) && part.offset() == vector.offset() + at;
  }
}
