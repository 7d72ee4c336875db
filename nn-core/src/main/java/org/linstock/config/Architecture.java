package org.linstock.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeSet;
import org.linstock.memory.MemoryLimit;
import org.linstock.nn.Init;
import org.linstock.nn.Module;

/**
 * A net's structure as JSON, without its values.
 *
 * <pre>{@code
 * {"type": "Sequential", "layers": [
 *   {"type": "Linear", "in_features": 784, "out_features": 256},
 *   {"type": "ReLU"},
 *   {"type": "Linear", "in_features": 256, "out_features": 10}]}
 * }</pre>
 *
 * A layer's {@code "name"} is its position unless given. A module that appears in two places of a
 * net is written twice; what it shares is lost, so such a net is refused.
 */
public final class Architecture {
  static final int MAX_DEPTH = 100;
  private static final long SMALL_NET = 1 << 20;
  private static final Map<String, ModuleForm<?>> FORMS = loadForms();

  private Architecture() {}

  private static Map<String, ModuleForm<?>> loadForms() {
    Map<String, ModuleForm<?>> forms = new LinkedHashMap<>();
    BuiltInForms.all().forEach(form -> forms.put(form.type(), form));
    for (ModuleForms service :
        ServiceLoader.load(ModuleForms.class, Architecture.class.getClassLoader())) {
      for (ModuleForm<?> form : service.forms()) {
        if (forms.putIfAbsent(form.type(), form) != null) {
          throw new ArchitectureException(
              "architecture: two modules are registered as \"%s\"; rename the one of %s"
                  .formatted(form.type(), service.getClass().getName()));
        }
      }
    }
    return forms;
  }

  /** Writes a net's structure. */
  public static String toJson(Module net) {
    if (net.namedModules().size() < countAll(net)) {
      throw new ArchitectureException(
          "architecture: a module appears in two places of the net, which the JSON cannot say");
    }
    return write(net, "the net").toString();
  }

  private static int countAll(Module net) {
    return 1 + net.children().stream().mapToInt(Architecture::countAll).sum();
  }

  private static ObjectNode write(Module module, String where) {
    ModuleForm<?> form = FORMS.get(module.typeName());
    if (form == null || !form.moduleClass().isInstance(module)) {
      throw new ArchitectureException(
          "architecture: %s is a %s, which is not registered; provide a %s service for it"
              .formatted(where, module.getClass().getName(), ModuleForms.class.getName()));
    }
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("type", form.type());
    form.settingsOf(module).forEach((name, value) -> node.set(name, writeValue(value, where)));
    return node;
  }

  private static JsonNode writeValue(Object value, String where) {
    if (value instanceof Module module) {
      return write(module, "a module of " + where);
    }
    if (value instanceof Map<?, ?> modules) {
      ArrayNode layers = JsonNodeFactory.instance.arrayNode();
      modules.forEach(
          (name, child) ->
              layers.add(writeLayer((String) name, (Module) child, layers.size(), where)));
      return layers;
    }
    return ArchitectureJson.tree(value);
  }

  private static ObjectNode writeLayer(String name, Module child, int position, String where) {
    ObjectNode layer = write(child, "layer " + name + " of " + where);
    if (!name.equals(Integer.toString(position))) {
      layer.put("name", name);
    }
    return layer;
  }

  /**
   * Builds a net, with fresh initial values from this thread's default generator.
   *
   * @throws ArchitectureException when the JSON is malformed, names an unknown type, or has wrong
   *     settings
   */
  public static Module fromJson(String json) {
    return read(ArchitectureJson.parse(json), "the net", 0);
  }

  /**
   * Builds a net whose values come from a file of {@code stateBytes} bytes. The values it is built
   * with are undefined; a net that such a file cannot fill is refused before its memory is taken.
   *
   * @throws ArchitectureException as {@link #fromJson(String)}, and when the net needs more memory
   *     than four times the file, which is room for narrow types, and 1 MB
   */
  public static Module fromJson(String json, long stateBytes) {
    try (MemoryLimit limit = MemoryLimit.enter(SMALL_NET + 4 * stateBytes);
        Init.Skip skip = Init.skip()) {
      return fromJson(json);
    }
  }

  static Module read(JsonNode node, String where, int depth) {
    if (depth > MAX_DEPTH) {
      throw new ArchitectureException(
          "architecture: nested more than %d deep".formatted(MAX_DEPTH));
    }
    if (!node.isObject() || !node.path("type").isTextual()) {
      throw new ArchitectureException(
          "architecture: %s is not an object with a \"type\"".formatted(where));
    }
    String type = node.get("type").textValue();
    ModuleForm<?> form = FORMS.get(type);
    if (form == null) {
      throw new ArchitectureException(
          "architecture: %s has unknown type \"%s\"; known are %s; put a %s service for it on the class path"
              .formatted(where, type, new TreeSet<>(FORMS.keySet()), ModuleForms.class.getName()));
    }
    return build(form, new Settings(node, where, type, depth));
  }

  private static Module build(ModuleForm<?> form, Settings settings) {
    try {
      Module module = form.build().apply(settings);
      settings.requireAllRead();
      return module;
    } catch (ArchitectureException e) {
      throw e;
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new ArchitectureException(
          "architecture: %s: %s".formatted(settings.where(), e.getMessage()), e);
    }
  }
}
