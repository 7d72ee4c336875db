package org.linstock.nn;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.linstock.tensor.Tensor;

/** Modules by name, registered in order but not called: the module that holds them says how. */
public final class ModuleDict extends Module {
  public ModuleDict() {}

  /** Modules by name, in the map's order. */
  public ModuleDict(Map<String, ? extends Module> modules) {
    modules.forEach(this::put);
  }

  /** Adds a module, or puts it in the place of the one with that name. */
  public ModuleDict put(String name, Module module) {
    Map<String, Module> changed = new LinkedHashMap<>(namedChildren());
    changed.put(name, module);
    replaceChildren(changed);
    return this;
  }

  /** The module with that name. */
  public Module get(String name) {
    return child(name);
  }

  /** Takes a module out and returns it. */
  public Module remove(String name) {
    Module removed = child(name);
    Map<String, Module> changed = new LinkedHashMap<>(namedChildren());
    changed.remove(name);
    replaceChildren(changed);
    return removed;
  }

  public boolean contains(String name) {
    return namedChildren().containsKey(name);
  }

  /** The names, in order. */
  public Set<String> keys() {
    return namedChildren().keySet();
  }

  public int size() {
    return namedChildren().size();
  }

  /** Always throws: which module is called is the owner's choice. */
  @Override
  public Tensor forward(Tensor x) {
    throw NotCalled.container(this, "one of its modules, get(name)");
  }
}
