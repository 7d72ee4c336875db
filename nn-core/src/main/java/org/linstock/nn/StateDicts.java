package org.linstock.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.linstock.kernels.Kernels;
import org.linstock.tensor.Tensor;

/** Strict loading of one state into another. */
final class StateDicts {
  /** That of a lazy layer's parameter or buffer before the first forward. */
  private static final long[] SHAPELESS = {0};

  private StateDicts() {}

  /** Throws with all that does not fit; what a lazy layer has not shaped yet takes any shape. */
  static void check(String name, Map<String, Tensor> target, Map<String, Tensor> source) {
    List<String> problems = problems(target, source);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "loadStateDict: the state does not fit %s: %s"
              .formatted(name, String.join("; ", problems)));
    }
  }

  /** Copies the values of a state that fits. */
  static void copy(Map<String, Tensor> source, Map<String, Tensor> target) {
    target.forEach(
        (key, tensor) -> {
          if (tensor.numel() > 0) {
            Kernels.get().copy(source.get(key).array(), tensor.array());
            tensor.array().markChanged();
          }
        });
  }

  private static List<String> problems(Map<String, Tensor> target, Map<String, Tensor> source) {
    List<String> problems = new ArrayList<>();
    TreeSet<String> missing = new TreeSet<>(target.keySet());
    missing.removeAll(source.keySet());
    TreeSet<String> unexpected = new TreeSet<>(source.keySet());
    unexpected.removeAll(target.keySet());
    if (!missing.isEmpty()) {
      problems.add("missing " + missing);
    }
    if (!unexpected.isEmpty()) {
      problems.add("unexpected " + unexpected);
    }
    target.forEach(
        (key, tensor) -> {
          Tensor given = source.get(key);
          if (given != null
              && !Arrays.equals(tensor.shape(), SHAPELESS)
              && !Arrays.equals(given.shape(), tensor.shape())) {
            problems.add(
                "size mismatch for %s: got %s, expected %s"
                    .formatted(
                        key, Arrays.toString(given.shape()), Arrays.toString(tensor.shape())));
          }
        });
    return problems;
  }
}
