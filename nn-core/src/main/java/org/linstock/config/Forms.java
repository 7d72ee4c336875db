package org.linstock.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.linstock.nn.Module;

/** What the lists of built-in forms are written with. */
final class Forms {
  private Forms() {}

  /** A module without settings. */
  static <M extends Module> ModuleForm<M> plain(Class<M> type, Supplier<M> make) {
    return new ModuleForm<>(type.getSimpleName(), type, m -> settings(), s -> make.get());
  }

  /** Both, in this order. */
  static Map<String, Object> with(Map<String, Object> first, Map<String, Object> second) {
    first.putAll(second);
    return first;
  }

  /**
   * Names and values in turn: numbers, texts, truth values, int arrays, modules, maps of modules.
   */
  static Map<String, Object> settings(Object... namesAndValues) {
    Map<String, Object> settings = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      settings.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return settings;
  }
}
