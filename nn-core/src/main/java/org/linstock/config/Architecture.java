package org.linstock.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeSet;
import org.linstock.nn.Module;
import org.linstock.nn.Sequential;

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
  private static final int MAX_DEPTH = 100;
  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(4 * MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final Map<String, ModuleForm<?>> FORMS = loadForms();

  private Architecture() {}

  private static Map<String, ModuleForm<?>> loadForms() {
    Map<String, ModuleForm<?>> forms = new LinkedHashMap<>();
    BuiltInForms.all().forEach(form -> forms.put(form.type(), form));
    for (ModuleForms service :
        ServiceLoader.load(ModuleForms.class, Architecture.class.getClassLoader())) {
      for (ModuleForm<?> form : service.forms()) {
        if (form.type().equals("Sequential") || forms.putIfAbsent(form.type(), form) != null) {
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
    ObjectNode node = JSON.createObjectNode();
    if (module instanceof Sequential sequential) {
      node.put("type", "Sequential");
      ArrayNode layers = node.putArray("layers");
      sequential
          .namedChildren()
          .forEach((name, child) -> layers.add(writeLayer(name, child, layers.size(), where)));
      return node;
    }
    for (ModuleForm<?> form : FORMS.values()) {
      if (form.moduleClass() == module.getClass()) {
        node.put("type", form.type());
        form.settingsOf(module).forEach((name, value) -> node.set(name, JSON.valueToTree(value)));
        return node;
      }
    }
    throw new ArchitectureException(
        "architecture: %s is a %s, which is not registered; provide a %s service for it"
            .formatted(where, module.getClass().getName(), ModuleForms.class.getName()));
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
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new ArchitectureException("architecture: not JSON: " + e.getOriginalMessage(), e);
    }
    return read(root, "the net", 0);
  }

  private static Module read(JsonNode node, String where, int depth) {
    if (depth > MAX_DEPTH) {
      throw new ArchitectureException(
          "architecture: nested more than %d deep".formatted(MAX_DEPTH));
    }
    if (!node.isObject() || !node.path("type").isTextual()) {
      throw new ArchitectureException(
          "architecture: %s is not an object with a \"type\"".formatted(where));
    }
    String type = node.get("type").textValue();
    if (type.equals("Sequential")) {
      return readSequential(node, where, depth);
    }
    ModuleForm<?> form = FORMS.get(type);
    if (form == null) {
      TreeSet<String> known = new TreeSet<>(FORMS.keySet());
      known.add("Sequential");
      throw new ArchitectureException(
          "architecture: %s has unknown type \"%s\"; known are %s".formatted(where, type, known));
    }
    return build(form, node, "%s (%s)".formatted(where, type));
  }

  private static Module build(ModuleForm<?> form, JsonNode node, String where) {
    Settings settings = new Settings(node, where);
    try {
      Module module = form.build().apply(settings);
      settings.requireAllRead();
      return module;
    } catch (ArchitectureException e) {
      throw e;
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new ArchitectureException("architecture: %s: %s".formatted(where, e.getMessage()), e);
    }
  }

  private static Sequential readSequential(JsonNode node, String where, int depth) {
    JsonNode layers = node.path("layers");
    if (!layers.isArray()) {
      throw new ArchitectureException(
          "architecture: %s (Sequential) lacks a list of \"layers\"".formatted(where));
    }
    Sequential sequential = new Sequential();
    Settings settings = new Settings(node, where + " (Sequential)");
    settings.markRead("layers");
    settings.requireAllRead();
    for (JsonNode layer : layers) {
      String name = name(layer, sequential.size(), where);
      Module child = read(layer, "layer %s of %s".formatted(name, where), depth + 1);
      try {
        sequential.add(name, child);
      } catch (IllegalArgumentException e) {
        throw new ArchitectureException("architecture: %s: %s".formatted(where, e.getMessage()), e);
      }
    }
    return sequential;
  }

  private static String name(JsonNode layer, int position, String where) {
    JsonNode name = layer.get("name");
    if (name != null && !name.isTextual()) {
      throw new ArchitectureException(
          "architecture: layer %d of %s has \"name\": %s, expected a text"
              .formatted(position, where, name));
    }
    return name == null ? Integer.toString(position) : name.textValue();
  }
}
