package org.linstock.optim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.linstock.tensor.Tensor;

/** An optimizer's state under the names of the parameters in their net. */
final class NamedState {
  private NamedState() {}

  static Map<String, Tensor> of(Optimizer optimizer, List<String> names) {
    Map<String, Tensor> named = new LinkedHashMap<>();
    long most = optimizer.stepCount();
    named.put("step", Tensor.ofInts(most));
    for (int i = 0; i < names.size(); i++) {
      String prefix = names.get(i) + ".";
      optimizer
          .state(i)
          .forEach(
              (key, value) -> {
                // Files from before parameters counted their own steps have one count only.
                if (!key.equals("step") || value.toLongArray()[0] != most) {
                  named.put(prefix + key, value);
                }
              });
    }
    return named;
  }

  static void load(Optimizer optimizer, List<String> names, Map<String, Tensor> named) {
    long step = StateSource.require(named, "step", 1).toLongArray()[0];
    for (int i = 0; i < names.size(); i++) {
      optimizer.checkState(i, new StateSource(named, names.get(i) + ".", step));
    }
    for (int i = 0; i < names.size(); i++) {
      optimizer.loadState(i, new StateSource(named, names.get(i) + ".", step));
    }
  }
}
