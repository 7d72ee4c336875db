package org.linstock.nn;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.linstock.tensor.Tensor;

/** Parameters in a list, named 0, 1, 2, …; the module that holds the list uses them. */
public final class ParameterList extends Module implements Iterable<Parameter> {
  private final List<Parameter> values = new ArrayList<>();

  public ParameterList(Tensor... values) {
    this(List.of(values));
  }

  public ParameterList(Iterable<? extends Tensor> values) {
    values.forEach(this::add);
  }

  /** Appends a parameter that starts with the given values, or the given parameter itself. */
  public ParameterList add(Tensor start) {
    values.add(register(Integer.toString(values.size()), start));
    return this;
  }

  /** The parameter at a position; negative counts from the end. */
  public Parameter parameter(int index) {
    int at = index < 0 ? index + values.size() : index;
    if (at < 0 || at >= values.size()) {
      throw new IndexOutOfBoundsException(
          "parameter: position %d of ParameterList, which has %d".formatted(index, values.size()));
    }
    return values.get(at);
  }

  public int size() {
    return values.size();
  }

  @Override
  public Iterator<Parameter> iterator() {
    return List.copyOf(values).iterator();
  }

  /** Always throws: what the parameters do is the owner's. */
  @Override
  public Tensor forward(Tensor x) {
    throw NotCalled.container(this, "ops on its parameters, parameter(i)");
  }

  @Override
  protected String extraRepr() {
    return IntStream.range(0, size())
        .mapToObj(i -> line(i, values.get(i)))
        .collect(Collectors.joining("\n"));
  }

  private static String line(int i, Parameter p) {
    return "  (%d): Parameter containing: [torch.%s of size %s]"
        .formatted(i, p.dtype(), ParameterDict.sizes(p));
  }
}
