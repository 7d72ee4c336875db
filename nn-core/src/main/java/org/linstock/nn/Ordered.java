package org.linstock.nn;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A container whose children stand in an order, named by their positions unless by name. */
abstract class Ordered extends Module implements Iterable<Module> {
  final void append(Module module) {
    append(Integer.toString(size()), module);
  }

  final void append(String name, Module module) {
    register(name, module);
  }

  /** How many children there are. */
  public final int size() {
    return namedChildren().size();
  }

  /** The children, in their order. */
  @Override
  public final Iterator<Module> iterator() {
    return children().iterator();
  }

  /** Children after the new one that were named by their positions take the next number. */
  final void insertAt(int index, Module module) {
    int at = position("insert", index, size() + 1);
    Map<String, Module> changed = new LinkedHashMap<>();
    List<String> names = List.copyOf(namedChildren().keySet());
    for (int i = 0; i <= names.size(); i++) {
      if (i == at) {
        changed.put(Integer.toString(at), module);
      }
      if (i < names.size()) {
        boolean moves = i >= at && names.get(i).equals(Integer.toString(i));
        changed.put(moves ? Integer.toString(i + 1) : names.get(i), get(i));
      }
    }
    if (changed.size() <= names.size()) {
      throw new IllegalArgumentException(
          "insert: names %s leave no place at %d of %s; choose other names"
              .formatted(names, at, typeName()));
    }
    replaceChildren(changed);
  }

  final void replaceAt(int index, Module module) {
    Map<String, Module> changed = new LinkedHashMap<>(namedChildren());
    changed.put(List.copyOf(changed.keySet()).get(position("set", index, size())), module);
    replaceChildren(changed);
  }

  /** The children from one position to another (exclusive), under the names they have. */
  final Map<String, Module> between(int from, int to) {
    if (from < 0 || from > to || to > size()) {
      throw new IndexOutOfBoundsException(
          "slice: %d to %d of %s, which has %d".formatted(from, to, typeName(), size()));
    }
    Map<String, Module> part = new LinkedHashMap<>();
    List<String> names = List.copyOf(namedChildren().keySet());
    names.subList(from, to).forEach(name -> part.put(name, child(name)));
    return part;
  }

  private int position(String operation, int index, int bound) {
    int at = index < 0 ? index + size() : index;
    if (at < 0 || at >= bound) {
      throw new IndexOutOfBoundsException(
          "%s: position %d of %s, which has %d".formatted(operation, index, typeName(), size()));
    }
    return at;
  }
}
