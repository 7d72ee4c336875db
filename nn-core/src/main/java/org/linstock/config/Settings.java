package org.linstock.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;

/**
 * The settings of one module in an architecture's JSON, read by name, with errors that say where
 * they stand.
 */
public final class Settings {
  private final JsonNode node;
  private final String where;
  private final Set<String> unread = new TreeSet<>();

  Settings(JsonNode node, String where) {
    this.node = node;
    this.where = where;
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

  /** A pair (height, width), which may be written as one number. */
  public int[] pair(String name) {
    return pair(name, required(name));
  }

  /** A pair (height, width), which may be written as one number. */
  public int[] pair(String name, int[] otherwise) {
    JsonNode value = optional(name);
    return value == null ? otherwise : pair(name, value);
  }

  private int[] pair(String name, JsonNode value) {
    if (value.isInt()) {
      return new int[] {value.intValue(), value.intValue()};
    }
    if (value.isArray() && value.size() == 2 && value.get(0).isInt() && value.get(1).isInt()) {
      return new int[] {value.get(0).intValue(), value.get(1).intValue()};
    }
    throw wrong(name, value, "a whole number or two of them");
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

  /** Says that a setting is read by other means. */
  void markRead(String name) {
    unread.remove(name);
  }

  /** Throws when a setting was given that the module does not know. */
  void requireAllRead() {
    if (!unread.isEmpty()) {
      throw new ArchitectureException(
          "architecture: %s has unknown settings %s".formatted(where, unread));
    }
  }
}
