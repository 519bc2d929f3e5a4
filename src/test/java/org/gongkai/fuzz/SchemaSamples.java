package org.gongkai.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Values that fit a schema of the contract. */
final class SchemaSamples {

  private static final String TEXT = "建议延长收摊时间，方便下班的群众。";
  private static final int DEEPEST = 6;
  private static final double OPTIONAL = 0.3;

  private final FuzzContract contract;
  private final Subjects subjects;

  SchemaSamples(FuzzContract contract, Subjects subjects) {
    this.contract = contract;
    this.subjects = subjects;
  }

  /** A value for the field or parameter of this name. */
  JsonNode valid(String name, JsonNode schema, Random random) {
    return valid(name, schema, random, 0);
  }

  private JsonNode valid(String name, JsonNode reference, Random random, int depth) {
    JsonNode schema = contract.resolve(reference);
    String type = type(schema);
    String known = type.equals("array") ? null : subjects.field(name, random);
    if (known != null) {
      return TextNode.valueOf(known);
    }
    if (schema.has("enum")) {
      return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
    }
    if (!schema.path("examples").isEmpty() && !type.equals("array")) {
      return schema.get("examples").get(0);
    }
    for (String choice : new String[] {"anyOf", "allOf", "oneOf"}) {
      if (schema.has(choice)) {
        return valid(name, schema.get(choice).get(0), random, depth);
      }
    }
    return switch (type) {
      case "object" -> object(schema, random, depth);
      case "array" -> array(name, schema, random, depth);
      case "integer", "number" -> IntNode.valueOf(number(schema, random));
      case "boolean" -> BooleanNode.valueOf(random.nextBoolean());
      case "null" -> NullNode.getInstance();
      default -> TextNode.valueOf(text(schema, random));
    };
  }

  /** The type of a schema; of several the first that is not null. */
  static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (!type.isArray()) {
      return type.asText("");
    }
    for (JsonNode one : type) {
      if (!one.asText().equals("null")) {
        return one.asText();
      }
    }
    return "null";
  }

  private ObjectNode object(JsonNode schema, Random random, int depth) {
    Set<String> required = new HashSet<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    schema
        .path("properties")
        .properties()
        .forEach(
            property -> {
              boolean wanted = depth < DEEPEST && random.nextDouble() < OPTIONAL;
              if (required.contains(property.getKey()) || wanted) {
                object.set(
                    property.getKey(),
                    valid(property.getKey(), property.getValue(), random, depth + 1));
              }
            });
    return object;
  }

  private ArrayNode array(String name, JsonNode schema, Random random, int depth) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    int least = Math.max(schema.path("minItems").asInt(0), random.nextInt(2));
    for (int i = 0; i < least; i++) {
      array.add(valid(name, schema.path("items"), random, depth + 1));
    }
    return array;
  }

  private static int number(JsonNode schema, Random random) {
    int least = schema.path("minimum").asInt(0);
    int most = schema.path("maximum").asInt(least + 3);
    return random.nextBoolean() ? least : least + random.nextInt(Math.max(1, most - least + 1));
  }

  private static String text(JsonNode schema, Random random) {
    return switch (schema.path("format").asText("")) {
      case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
      case "date" -> "2026-04-01";
      case "date-time" -> "2026-04-01T08:00:00+08:00";
      default -> {
        int most = schema.path("maxLength").asInt(TEXT.length());
        yield TEXT.substring(0, Math.min(most, TEXT.length()));
      }
    };
  }
}
