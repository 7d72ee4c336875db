package org.linstock.nn;

import org.linstock.tensor.Tensor;

/** Modules called one after another, named 0, 1, 2, … unless they were added by name. */
public final class Sequential extends Module {
  public Sequential(Module... modules) {
    for (Module module : modules) {
      add(module);
    }
  }

  /** Appends a module under the next number. */
  public Sequential add(Module module) {
    return add(Integer.toString(namedChildren().size()), module);
  }

  /** Appends a module under a name. */
  public Sequential add(String name, Module module) {
    register(name, module);
    return this;
  }

  public int size() {
    return namedChildren().size();
  }

  @Override
  public Tensor forward(Tensor x) {
    Tensor y = x;
    for (Module module : namedChildren().values()) {
      y = Trace.output(module, module.forward(y));
    }
    return y;
  }
}
