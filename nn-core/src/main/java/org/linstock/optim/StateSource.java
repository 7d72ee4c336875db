package org.linstock.optim;

import java.util.Arrays;
import java.util.Map;
import org.linstock.tensor.Tensor;

/**
 * The saved state of one parameter: the entries of a map whose keys begin with a prefix.
 *
 * @param steps how many steps the parameter has made when the map does not say
 */
record StateSource(Map<String, Tensor> map, String prefix, long steps) {
  /** An entry, or null. */
  Tensor find(String key) {
    return map.get(prefix + key);
  }

  Tensor require(String key, long... shape) {
    return require(map, prefix + key, shape);
  }

  /** A number, in a tensor of one element. */
  double number(String key) {
    Tensor tensor = find(key);
    if (tensor == null || tensor.numel() != 1) {
      throw problem(prefix + key, tensor, "one number");
    }
    return tensor.toDoubleArray()[0];
  }

  long step() {
    return find("step") == null ? steps : (long) number("step");
  }

  static Tensor require(Map<String, Tensor> map, String key, long... shape) {
    Tensor tensor = map.get(key);
    if (tensor == null || !Arrays.equals(tensor.shape(), shape)) {
      throw problem(key, tensor, "shape " + Arrays.toString(shape));
    }
    return tensor;
  }

  static IllegalArgumentException problem(String key, Tensor got, String expected) {
    return new IllegalArgumentException(
        "optimizer state: %s is %s, expected %s"
            .formatted(
                key,
                got == null ? "missing" : "of shape " + Arrays.toString(got.shape()),
                expected));
  }
}
