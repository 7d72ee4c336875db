package org.linstock.nn;

import java.util.List;
import java.util.Map;
import org.linstock.tensor.Tensor;

/**
 * Modules called one after another, named 0, 1, 2, … unless they were added by name.
 *
 * <pre>{@code
 * Sequential net = new Sequential(new Linear(20, 64), new ReLU());
 * net.add("head", new Linear(64, 10));
 * for (Module layer : net) { … }
 * }</pre>
 */
public final class Sequential extends Ordered {
  public Sequential(Module... modules) {
    for (Module module : modules) {
      add(module);
    }
  }

  /** Modules by name, in the map's order. */
  public Sequential(Map<String, ? extends Module> modules) {
    modules.forEach(this::add);
  }

  /** Appends a module under the next number. */
  public Sequential add(Module module) {
    append(module);
    return this;
  }

  /** Appends a module under a name. */
  public Sequential add(String name, Module module) {
    append(name, module);
    return this;
  }

  /** Puts a module before the one at a position; those after it take the next number. */
  public Sequential insert(int index, Module module) {
    insertAt(index, module);
    return this;
  }

  /** Puts a module in the place of another, under its name. */
  public Sequential set(int index, Module module) {
    replaceAt(index, module);
    return this;
  }

  /** The modules from one position to another (exclusive), shared, under the names they have. */
  public Sequential slice(int from, int to) {
    return new Sequential(between(from, to));
  }

  @Override
  public Tensor forward(Tensor x) {
    Tensor y = x;
    List<Module> modules = children();
    for (int i = 0; i < modules.size(); i++) {
      Module module = modules.get(i);
      y = Trace.output(module, module.forward(y));
    }
    return y;
  }
}
