package org.linstock.nn;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.linstock.memory.DType;
import org.linstock.tensor.Tensor;

/** Parameters by name, in order; the module that holds them uses them. */
public final class ParameterDict extends Module {
  private final Map<String, Parameter> values = new LinkedHashMap<>();

  public ParameterDict() {}

  /** Parameters by name, in the map's order. */
  public ParameterDict(Map<String, ? extends Tensor> values) {
    values.forEach(this::put);
  }

  /** Adds a parameter that starts with the given values, or the given parameter itself. */
  public ParameterDict put(String name, Tensor start) {
    values.put(name, register(name, start));
    return this;
  }

  /** The parameter with that name. */
  public Parameter parameter(String name) {
    Parameter parameter = values.get(name);
    if (parameter == null) {
      throw new IllegalArgumentException(
          "parameter: no \"%s\" in ParameterDict; there are %s".formatted(name, keys()));
    }
    return parameter;
  }

  /** The names, in order. */
  public Set<String> keys() {
    return Collections.unmodifiableSet(values.keySet());
  }

  public int size() {
    return values.size();
  }

  /** Always throws: what the parameters do is the owner's. */
  @Override
  public Tensor forward(Tensor x) {
    throw NotCalled.container(this, "ops on its parameters, parameter(name)");
  }

  @Override
  protected String extraRepr() {
    return values.entrySet().stream()
        .map(e -> line(e.getKey(), e.getValue()))
        .collect(Collectors.joining("\n"));
  }

  /** PyTorch says "FloatTensor" here and "float32" in a list. */
  private static String line(String name, Parameter p) {
    return "  (%s): Parameter containing: [torch.%sTensor of size %s]"
        .formatted(name, p.dtype() == DType.FLOAT64 ? "Double" : "Float", sizes(p));
  }

  static String sizes(Tensor p) {
    return Arrays.stream(p.shape()).mapToObj(Long::toString).collect(Collectors.joining("x"));
  }
}
