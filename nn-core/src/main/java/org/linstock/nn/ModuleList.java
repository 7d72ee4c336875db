package org.linstock.nn;

import java.util.ArrayList;
import java.util.List;
import org.linstock.tensor.Tensor;

/**
 * Modules in a list, registered but not called: the module that holds the list says how.
 *
 * <pre>{@code
 * private final ModuleList layers = register("layers", new ModuleList(first, second));
 * public Tensor forward(Tensor x) {
 *   for (Module layer : layers) { x = x.add(layer.forward(x)); }
 *   return x;
 * }
 * }</pre>
 */
public final class ModuleList extends Ordered {
  public ModuleList(Module... modules) {
    this(List.of(modules));
  }

  public ModuleList(Iterable<? extends Module> modules) {
    modules.forEach(this::add);
  }

  /** Appends a module. */
  public ModuleList add(Module module) {
    append(module);
    return this;
  }

  /** Appends modules. */
  public ModuleList addAll(Iterable<? extends Module> modules) {
    modules.forEach(this::add);
    return this;
  }

  /** Puts a module before the one at a position; those after it move on. */
  public ModuleList insert(int index, Module module) {
    insertAt(index, module);
    return this;
  }

  /** Puts a module in the place of another. */
  public ModuleList set(int index, Module module) {
    replaceAt(index, module);
    return this;
  }

  /** The modules from one position to another (exclusive), shared. */
  public ModuleList slice(int from, int to) {
    return new ModuleList(between(from, to).values());
  }

  /** Always throws: the order of calls is the owner's. */
  @Override
  public Tensor forward(Tensor x) {
    throw NotCalled.container(this, "its modules one by one, or use Sequential");
  }

  /** Equal neighbours share a line. */
  @Override
  List<String> childLines() {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < size(); i++) {
      String text = get(i).toString();
      if (i + 1 == size() || !text.equals(get(i + 1).toString())) {
        boolean single = from == i;
        lines.add(
            childLine(
                single ? "" + i : from + "-" + i, single ? text : i - from + 1 + " x " + text));
        from = i + 1;
      }
    }
    return lines;
  }
}
