package org.linstock.optim;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.linstock.tensor.Tensor;

/** An optimizer's state and settings in the structure of PyTorch's state dict, flattened. */
final class OptimizerStateDict {
  private OptimizerStateDict() {}

  static Map<String, Tensor> of(Optimizer optimizer) {
    Map<String, Tensor> map = new LinkedHashMap<>();
    for (int i = 0; i < optimizer.layout().size(); i++) {
      if (optimizer.hasState(i)) {
        String prefix = prefix(i);
        optimizer.state(i).forEach((key, value) -> map.put(prefix + key, value));
      }
    }
    List<ParamGroup> groups = optimizer.paramGroups();
    long first = 0;
    for (int j = 0; j < groups.size(); j++) {
      ParamGroup group = groups.get(j);
      String prefix = "param_groups." + j + ".";
      for (Setting setting : group.settings()) {
        map.put(prefix + setting.key(), numbers(group.values(setting)));
      }
      long end = first + group.parameters().size();
      map.put(prefix + "params", Tensor.ofInts(LongStream.range(first, end).toArray()));
      first = end;
    }
    return map;
  }

  /** A scalar for one number, otherwise a vector. */
  static Tensor numbers(double... values) {
    Tensor vector = Tensor.of(values);
    return values.length == 1 ? new Tensor(vector.array().reshaped()) : vector;
  }

  static void load(Optimizer optimizer, Map<String, Tensor> source) {
    List<ParamGroup> groups = optimizer.paramGroups();
    for (int j = 0; j < groups.size(); j++) {
      checkGroup(groups.get(j), j, source);
    }
    if (source.containsKey("param_groups." + groups.size() + ".params")) {
      throw new IllegalArgumentException(
          "loadStateDict: the state has more parameter groups than the optimizer, which has %d"
              .formatted(groups.size()));
    }
    List<Settings> before = groups.stream().map(ParamGroup::ownSettings).toList();
    for (int j = 0; j < groups.size(); j++) {
      loadGroup(groups.get(j), j, source);
    }
    try {
      loadState(optimizer, source);
    } catch (IllegalArgumentException e) {
      for (int j = 0; j < groups.size(); j++) {
        groups.get(j).restore(before.get(j));
      }
      throw e;
    }
  }

  private static void loadState(Optimizer optimizer, Map<String, Tensor> source) {
    Set<String> present = new HashSet<>();
    source.keySet().stream()
        .filter(key -> key.startsWith("state."))
        .forEach(key -> present.add(key.substring(0, key.indexOf('.', "state.".length()) + 1)));
    int n = optimizer.layout().size();
    for (int i = 0; i < n; i++) {
      if (present.contains(prefix(i))) {
        optimizer.checkState(i, state(source, i));
      }
    }
    for (int i = 0; i < n; i++) {
      if (present.contains(prefix(i))) {
        optimizer.loadState(i, state(source, i));
      } else {
        optimizer.resetState(i);
      }
    }
  }

  private static String prefix(int parameter) {
    return "state." + parameter + ".";
  }

  /** PyTorch's SGD saves no step count, but a buffer only after a step. */
  private static StateSource state(Map<String, Tensor> source, int parameter) {
    return new StateSource(source, prefix(parameter), 1);
  }

  private static void checkGroup(ParamGroup group, int index, Map<String, Tensor> source) {
    String prefix = "param_groups." + index + ".";
    StateSource.require(source, prefix + "params", group.parameters().size());
    for (Setting setting : group.settings()) {
      Tensor value = source.get(prefix + setting.key());
      if (value != null) {
        setting.check(value.toDoubleArray());
      }
    }
  }

  private static void loadGroup(ParamGroup group, int index, Map<String, Tensor> source) {
    for (Setting setting : Setting.values()) {
      Tensor value = source.get("param_groups." + index + "." + setting.key());
      if (value != null && (group.has(setting) || setting == Setting.INITIAL_LR)) {
        group.set(setting, value.toDoubleArray());
      }
    }
  }
}
