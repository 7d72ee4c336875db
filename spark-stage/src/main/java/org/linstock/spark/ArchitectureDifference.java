package org.linstock.spark;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.linstock.spark.checkpoint.Json;

/** In what two architectures differ. */
final class ArchitectureDifference {
  private static final String TYPE = "type";

  private ArchitectureDifference() {}

  /** The first difference, as a clause; empty when there is none but white space. */
  static Optional<String> between(String now, String then) {
    return difference("it", Json.tree(now), Json.tree(then));
  }

  private static Optional<String> difference(String place, JsonNode now, JsonNode then) {
    if (now.equals(then)) {
      return Optional.empty();
    }
    if (now.isArray() && then.isArray()) {
      return inElements(place, now, then);
    }
    if (now.isObject() && then.isObject() && now.path(TYPE).equals(then.path(TYPE))) {
      return inFields(place, now, then);
    }
    return Optional.of("%s is %s, was %s".formatted(place, text(now), text(then)));
  }

  private static Optional<String> inElements(String place, JsonNode now, JsonNode then) {
    for (int i = 0; i < Math.max(now.size(), then.size()); i++) {
      String element = "%s[%d]".formatted(place, i);
      Optional<String> found = difference(element, now.path(i), then.path(i));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> inFields(String place, JsonNode now, JsonNode then) {
    Set<String> names = new LinkedHashSet<>();
    now.fieldNames().forEachRemaining(names::add);
    then.fieldNames().forEachRemaining(names::add);
    String prefix = place.equals("it") ? "" : place + ".";
    for (String name : names) {
      Optional<String> found = difference(prefix + name, now.path(name), then.path(name));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** A module by its type, anything else as it is written. */
  private static String text(JsonNode node) {
    if (node.isMissingNode()) {
      return "none";
    }
    return node.has(TYPE) ? node.get(TYPE).asText() : node.toString();
  }
}
