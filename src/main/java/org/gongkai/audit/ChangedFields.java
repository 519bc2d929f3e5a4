package org.gongkai.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two states of a thing, field by field. A long value stands there by its
 * digest, so that the trail stays short and still tells whether a text is the one that was written.
 */
final class ChangedFields {

  /** Characters of a value as JSON. */
  static final int LONGEST = 200;

  private ChangedFields() {}

  /**
   * {@code before} and {@code after} with the fields that are not alike; a state that there was not
   * is left out.
   */
  static Map<String, Object> between(
      ObjectMapper json, @Nullable Object before, @Nullable Object after) {
    JsonNode old = json.valueToTree(before == null ? Map.of() : before);
    JsonNode present = json.valueToTree(after == null ? Map.of() : after);
    Set<String> names = new LinkedHashSet<>();
    old.fieldNames().forEachRemaining(names::add);
    present.fieldNames().forEachRemaining(names::add);
    names.removeIf(name -> or(old, name).equals(or(present, name)));
    Map<String, Object> changed = new LinkedHashMap<>();
    if (before != null) {
      changed.put("before", only(json, old, names));
    }
    if (after != null) {
      changed.put("after", only(json, present, names));
    }
    return changed;
  }

  /** What is not there is as what is null. */
  private static JsonNode or(JsonNode state, String name) {
    JsonNode value = state.path(name);
    return value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value;
  }

  private static ObjectNode only(ObjectMapper json, JsonNode state, Set<String> names) {
    ObjectNode only = JsonNodeFactory.instance.objectNode();
    names.forEach(name -> only.set(name, shortened(json, or(state, name))));
    return only;
  }

  private static JsonNode shortened(ObjectMapper json, JsonNode value) {
    String written = value.isTextual() ? value.textValue() : value.toString();
    return written.length() <= LONGEST ? value : json.valueToTree(LongText.of(written));
  }
}
