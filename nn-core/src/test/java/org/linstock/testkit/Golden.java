package org.linstock.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.linstock.io.Safetensors;
import org.linstock.io.SafetensorsHeader;
import org.linstock.tensor.Tensor;

/** PyTorch's own numbers, from the files that {@code src/test/python/make_goldens.py} writes. */
public final class Golden {
  private final Map<String, Tensor> tensors;
  private final Map<String, String> metadata;

  private Golden(Map<String, Tensor> tensors, Map<String, String> metadata) {
    this.tensors = tensors;
    this.metadata = metadata;
  }

  public static Golden load(String name) {
    String path = "/golden/" + name + ".safetensors";
    try (InputStream in = Golden.class.getResourceAsStream(path)) {
      byte[] bytes = in.readAllBytes();
      return new Golden(
          Safetensors.read(new ByteArrayInputStream(bytes), bytes.length, path),
          SafetensorsHeader.read(new ByteArrayInputStream(bytes), bytes.length, path).metadata());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the cases. */
  public Set<String> cases() {
    Set<String> names = new TreeSet<>();
    tensors.keySet().forEach(key -> names.add(key.substring(0, key.indexOf('/'))));
    return names;
  }

  /** PyTorch's own text of a case: the expression or constructor that gave its numbers. */
  public String text(String name) {
    return metadata.get(name);
  }

  public boolean has(String key) {
    return tensors.containsKey(key);
  }

  public Tensor get(String key) {
    Tensor tensor = tensors.get(key);
    if (tensor == null) {
      throw new IllegalArgumentException("no golden " + key);
    }
    return tensor;
  }

  /** {@code prefix.0}, {@code prefix.1}, … */
  public List<Tensor> list(String prefix) {
    List<Tensor> list = new ArrayList<>();
    while (has(prefix + "." + list.size())) {
      list.add(get(prefix + "." + list.size()));
    }
    return list;
  }

  /** What stands under {@code prefix/}, by the rest of its name. */
  public Map<String, Tensor> map(String prefix) {
    Map<String, Tensor> map = new LinkedHashMap<>();
    tensors.forEach(
        (key, tensor) -> {
          if (key.startsWith(prefix + "/")) {
            map.put(key.substring(prefix.length() + 1), tensor);
          }
        });
    return map;
  }

  /** Same shape, and every value within {@code tolerance} relative to the largest expected one. */
  public static void assertClose(String what, Tensor expected, Tensor actual, double tolerance) {
    assertArrayEquals(expected.shape(), actual.shape(), what + ": shape");
    double[] e = expected.toDoubleArray();
    double scale = 1e-3;
    for (double v : e) {
      scale = Math.max(scale, Math.abs(v));
    }
    assertArrayEquals(e, actual.toDoubleArray(), tolerance * scale, what);
  }
}
