package org.linstock.testkit;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.linstock.nn.Module;
import org.linstock.tensor.Tensor;

/** Proves by reflection that a module registered what its fields hold. */
public final class Registered {
  private Registered() {}

  /** The fields of this module that hold a module or a tensor which it never registered. */
  public static List<String> missing(Module module) {
    List<String> missing = new ArrayList<>();
    for (Class<?> type = module.getClass(); type != Module.class; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!isRegistered(module, value(field, module))) {
          missing.add(type.getSimpleName() + "." + field.getName());
        }
      }
    }
    return missing;
  }

  private static boolean isRegistered(Module module, Object value) {
    if (value instanceof Collection<?> values) {
      return values.stream().allMatch(v -> isRegistered(module, v));
    }
    if (value instanceof Module) {
      return module.children().stream().anyMatch(child -> child == value);
    }
    if (value instanceof Tensor) {
      return module.parameters().stream().anyMatch(p -> p == value)
          || module.buffers().stream().anyMatch(b -> b == value);
    }
    return true;
  }

  private static Object value(Field field, Module module) {
    try {
      field.setAccessible(true);
      return field.get(module);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
