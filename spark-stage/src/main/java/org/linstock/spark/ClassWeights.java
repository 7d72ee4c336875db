package org.linstock.spark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.linstock.spark.error.LinstockException;

/** The param {@code classWeight}: what each class's examples are multiplied by. */
final class ClassWeights {
  private static final String NUMBER = "[0-9]+(\\.[0-9]+)?([eE]-?[0-9]+)?";
  private static final String PAIRS =
      "\\s*[0-9]{1,9}\\s*:\\s*%1$s\\s*(,\\s*[0-9]{1,9}\\s*:\\s*%1$s\\s*)*".formatted(NUMBER);

  private ClassWeights() {}

  /** Accepts what {@link #of} can read. */
  static final class Validator extends org.linstock.spark.Validator<String> {
    private static final long serialVersionUID = 1L;

    @Override
    boolean accepts(String value) {
      return value.equals("none") || value.equals("balanced") || value.matches(PAIRS);
    }
  }

  /**
   * One weight a class; empty for none.
   *
   * @param counts the weight of each class's examples in the training data
   */
  static List<Double> of(String value, List<Double> counts) {
    if (value.equals("none")) {
      return List.of();
    }
    return value.equals("balanced") ? balanced(counts) : pairs(value, counts.size());
  }

  /** {@code total / (classes · count)}; a class without examples needs no weight. */
  private static List<Double> balanced(List<Double> counts) {
    double total = counts.stream().mapToDouble(Double::doubleValue).sum();
    return counts.stream().map(c -> c == 0 ? 1.0 : total / (counts.size() * c)).toList();
  }

  private static List<Double> pairs(String value, int classes) {
    List<Double> weights = new ArrayList<>(Collections.nCopies(classes, 1.0));
    for (String pair : value.split(",", -1)) {
      String[] parts = pair.trim().split("\\s*:\\s*", -1);
      int label = Integer.parseInt(parts[0]);
      if (label >= classes) {
        throw new LinstockException(
            "classWeight: class %d, but the network has classes 0 to %d"
                .formatted(label, classes - 1));
      }
      weights.set(label, Double.valueOf(parts[1]));
    }
    return weights;
  }
}
