package org.linstock.optim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.linstock.memory.DType;
import org.linstock.nn.Module;
import org.linstock.nn.Parameter;

/** The parameters of all groups in a row, and where each begins in a vector of all values. */
final class Layout {
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<ParamGroup> groups = new ArrayList<>();
  private final long[] offsets;

  Layout(List<ParamGroup> paramGroups) {
    Set<Parameter> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (ParamGroup group : paramGroups) {
      for (Parameter parameter : group.parameters()) {
        check(parameter, seen.add(parameter));
        parameters.add(parameter);
        groups.add(group);
      }
    }
    if (parameters.isEmpty()) {
      throw new IllegalArgumentException("optimizer got an empty parameter list");
    }
    offsets = new long[size() + 1];
    for (int i = 0; i < size(); i++) {
      offsets[i + 1] = offsets[i] + parameters.get(i).numel();
    }
  }

  private void check(Parameter parameter, boolean isNew) {
    if (!parameter.isInitialized()) {
      throw new IllegalArgumentException(
          "optimizer: parameter %d belongs to a lazy layer and has no shape yet; run one forward (a dry run) first"
              .formatted(size()));
    }
    if (!isNew) {
      throw new IllegalArgumentException(
          "optimizer: parameter %d of shape %s is given twice; give each parameter once, to one group"
              .formatted(size(), Arrays.toString(parameter.shape())));
    }
    if (size() > 0 && parameter.dtype() != dtype()) {
      throw new IllegalArgumentException(
          "optimizer: parameter %d is %s, those before it %s; give each type an optimizer of its own"
              .formatted(size(), parameter.dtype(), dtype()));
    }
  }

  int size() {
    return parameters.size();
  }

  List<Parameter> parameters() {
    return parameters;
  }

  Parameter parameter(int index) {
    return parameters.get(index);
  }

  ParamGroup group(int index) {
    return groups.get(index);
  }

  /** Where a parameter begins; that of {@code size()} is the number of all values. */
  long offset(int index) {
    return offsets[index];
  }

  DType dtype() {
    return parameters.get(0).dtype();
  }

  /** The name of each parameter in the net. */
  List<String> names(Module net) {
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
