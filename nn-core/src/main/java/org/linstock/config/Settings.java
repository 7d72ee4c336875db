package org.linstock.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.linstock.nn.Module;

/**
 * The settings of one module in an architecture's JSON, read by name, with errors that say where
 * they stand.
 */
public final class Settings {
  private final JsonNode node;
  private final String path;
  private final String where;
  private final int depth;
  private final Set<String> unread = new TreeSet<>();

  Settings(JsonNode node, String path, String type, int depth) {
    this.node = node;
    this.path = path;
    this.where = "%s (%s)".formatted(path, type);
    this.depth = depth;
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      unread.add(names.next());
    }
    unread.remove("type");
    unread.remove("name");
  }

  /** A whole number that must be there. */
  public int integer(String name) {
    JsonNode value = required(name);
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      throw wrong(name, value, "a whole number");
    }
    return value.intValue();
  }

  /** A truth value. */
  public boolean bool(String name, boolean otherwise) {
    JsonNode value = optional(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      throw wrong(name, value, "true or false");
    }
    return value.booleanValue();
  }

  /** A text that must be one of those given. */
  public String text(String name, String otherwise, String... allowed) {
    JsonNode value = optional(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.isTextual() || !List.of(allowed).contains(value.textValue())) {
      throw wrong(name, value, "one of " + List.of(allowed));
    }
    return value.textValue();
  }

  /** A number. */
  public double number(String name, double otherwise) {
    JsonNode value = optional(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.isNumber()) {
      throw wrong(name, value, "a number");
    }
    return value.doubleValue();
  }

  /** A whole number. */
  public int integer(String name, int otherwise) {
    return node.get(name) == null ? otherwise : integer(name);
  }

  /** A list of whole numbers, which may be written as one number when there is one. */
  public int[] integers(String name) {
    JsonNode value = required(name);
    if (value.isInt()) {
      return new int[] {value.intValue()};
    }
    if (!value.isArray()) {
      throw wrong(name, value, "a list of whole numbers");
    }
    int[] numbers = new int[value.size()];
    for (int i = 0; i < numbers.length; i++) {
      if (!value.get(i).isInt()) {
        throw wrong(name, value, "a list of whole numbers");
      }
      numbers[i] = value.get(i).intValue();
    }
    return numbers;
  }

  /** Whether the setting is there. */
  public boolean has(String name) {
    return node.get(name) != null;
  }

  /** A list of texts. */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode value : list(name, "a list of texts")) {
      if (!value.isTextual()) {
        throw wrong(name, value, "a list of texts");
      }
      texts.add(value.textValue());
    }
    return texts;
  }

  /** A list of shapes, each a list of sizes. */
  public List<long[]> shapes(String name) {
    List<long[]> shapes = new ArrayList<>();
    for (JsonNode value : list(name, "a list of shapes")) {
      long[] shape = new long[value.size()];
      for (int i = 0; i < shape.length; i++) {
        JsonNode size = value.get(i);
        if (!value.isArray() || !size.canConvertToInt() || size.longValue() < 0) {
          throw wrong(name, value, "a list of shapes");
        }
        shape[i] = size.longValue();
      }
      shapes.add(shape);
    }
    return shapes;
  }

  private JsonNode list(String name, String expected) {
    JsonNode value = required(name);
    if (!value.isArray()) {
      throw wrong(name, value, expected);
    }
    return value;
  }

  /** A list of whole numbers, which may be written as one number when there is one. */
  public int[] integers(String name, int... otherwise) {
    return node.get(name) == null ? otherwise : integers(name);
  }

  /** Whether a setting is given, and is a text. */
  boolean isText(String name) {
    return node.path(name).isTextual();
  }

  /** Whether a setting is given as null; it then counts as read. */
  boolean isNull(String name) {
    boolean isNull = node.path(name).isNull();
    if (isNull) {
      unread.remove(name);
    }
    return isNull;
  }

  /** A module that must be there. */
  public Module module(String name) {
    return Architecture.read(required(name), "\"%s\" of %s".formatted(name, path), depth + 1);
  }

  /** A list of modules, each with its position as its name unless it is given. */
  public void modules(String name, BiConsumer<String, Module> receiver) {
    JsonNode modules = optional(name);
    if (modules == null || !modules.isArray()) {
      throw new ArchitectureException(
          "architecture: %s lacks a list of \"%s\"".formatted(where, name));
    }
    for (int i = 0; i < modules.size(); i++) {
      String child = name(modules.get(i), i);
      receiver.accept(
          child,
          Architecture.read(modules.get(i), "layer %s of %s".formatted(child, path), depth + 1));
    }
  }

  private String name(JsonNode layer, int position) {
    JsonNode name = layer.get("name");
    if (name != null && !name.isTextual()) {
      throw new ArchitectureException(
          "architecture: layer %d of %s has \"name\": %s, expected a text"
              .formatted(position, path, name));
    }
    return name == null ? Integer.toString(position) : name.textValue();
  }

  String where() {
    return where;
  }

  private JsonNode required(String name) {
    JsonNode value = optional(name);
    if (value == null) {
      throw new ArchitectureException("architecture: %s lacks \"%s\"".formatted(where, name));
    }
    return value;
  }

  private JsonNode optional(String name) {
    unread.remove(name);
    return node.get(name);
  }

  private ArchitectureException wrong(String name, JsonNode value, String expected) {
    return new ArchitectureException(
        "architecture: %s has \"%s\": %s, expected %s".formatted(where, name, value, expected));
  }

  /** Throws when a setting was given that the module does not know. */
  void requireAllRead() {
    if (!unread.isEmpty()) {
      throw new ArchitectureException(
          "architecture: %s has unknown settings %s".formatted(where, unread));
    }
  }
}
