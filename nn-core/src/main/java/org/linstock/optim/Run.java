package org.linstock.optim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linstock.memory.NdArray;
import org.linstock.nn.Parameter;

/**
 * Neighbouring parameters of one group that are updated by one kernel: their values, gradients and
 * optimizer state each lie in one piece of memory, and they have made the same number of steps. A
 * flat net in one group is one run.
 */
final class Run {
  private final Layout layout;
  private final int first;
  private final int end;
  private final SlotState state;
  private final ScratchVectors scratchVectors;
  private final NdArray values;
  private final NdArray gradients;
  private final Map<String, NdArray> slots = new HashMap<>();
  private final List<NdArray> scratch = new ArrayList<>();

  private Run(Layout layout, int first, int end, SlotState state, ScratchVectors scratchVectors) {
    this.layout = layout;
    this.first = first;
    this.end = end;
    this.state = state;
    this.scratchVectors = scratchVectors;
    long[] shape = {layout.offset(end) - layout.offset(first)};
    Parameter parameter = layout.parameter(first);
    this.values = parameter.array().view(0, shape, new long[] {1});
    this.gradients = parameter.grad().array().view(0, shape, new long[] {1});
  }

  /** Groups the parameters that have a gradient. */
  static List<Run> of(Layout layout, SlotState state, ScratchVectors scratch) {
    List<Run> runs = new ArrayList<>();
    int first = 0;
    while (first < layout.size()) {
      if (layout.parameter(first).grad() == null) {
        first++;
        continue;
      }
      int end = first + 1;
      while (end < layout.size() && state.sameHistory(first, end) && follows(layout, end)) {
        end++;
      }
      runs.add(new Run(layout, first, end, state, scratch));
      first = end;
    }
    return runs;
  }

  private static boolean follows(Layout layout, int index) {
    Parameter before = layout.parameter(index - 1);
    Parameter after = layout.parameter(index);
    return layout.group(index) == layout.group(index - 1)
        && after.grad() != null
        && adjacent(before.array(), after.array())
        && adjacent(before.grad().array(), after.grad().array());
  }

  private static boolean adjacent(NdArray before, NdArray after) {
    return before.sharesStorage(after)
        && before.isContiguous()
        && after.isContiguous()
        && before.offset() + before.length() == after.offset();
  }

  int first() {
    return first;
  }

  int end() {
    return end;
  }

  ParamGroup group() {
    return layout.group(first);
  }

  NdArray values() {
    return values;
  }

  NdArray gradients() {
    return gradients;
  }

  NdArray slot(String name) {
    NdArray slot = slots.get(name);
    if (slot == null) {
      requireType(name);
      slot = state.vector(name).view(layout.offset(first), values.shape(), values.strides());
      slots.put(name, slot);
    }
    return slot;
  }

  private void requireType(String slot) {
    if (state.vector(slot).dtype() != values.dtype()) {
      throw new IllegalStateException(
          "optimizer: the parameters are %s now, their state is %s; convert a net before its optimizer's first step"
              .formatted(values.dtype(), state.vector(slot).dtype()));
    }
  }

  /** Working memory of this run's length, which other runs use too. */
  NdArray scratch(int index) {
    while (scratch.size() <= index) {
      scratch.add(scratchVectors.get(scratch.size(), values));
    }
    return scratch.get(index);
  }

  /** Whether this run still describes its parameters, and all of them have a gradient. */
  boolean isCurrent() {
    long at = 0;
    for (int i = first; i < end; i++) {
      Parameter parameter = layout.parameter(i);
      if (parameter.grad() == null
          || !isPart(parameter.array(), values, at)
          || !isPart(parameter.grad().array(), gradients, at)
          || !state.sameHistory(first, i)) {
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
