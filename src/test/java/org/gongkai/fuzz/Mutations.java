package org.gongkai.fuzz;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.gongkai.fuzz.FuzzContract.Parameter;

/** What is done to a good request. Each says so among the draft's changes. */
final class Mutations {

  private static final int LONG = 70_000;
  private static final int WIDE = 20_000;

  private final FuzzContract contract;
  private final SchemaSamples samples;

  Mutations(FuzzContract contract, SchemaSamples samples) {
    this.contract = contract;
    this.samples = samples;
  }

  /** Changes one thing that the request has, rather what its operation reads than the rest. */
  void change(Draft draft) {
    int queries = draft.operation.parametersIn("query").size();
    List<Consumer<Draft>> possible = new ArrayList<>();
    if (draft.json != null) {
      possible.addAll(Collections.nCopies(8, this::value));
      possible.add(Mutations::members);
    }
    if (!draft.operation.bodies().isEmpty()) {
      possible.addAll(Collections.nCopies(2, Mutations::bytes));
    }
    if (queries > 0) {
      possible.addAll(Collections.nCopies(Math.min(queries + 2, 12), this::query));
    }
    if (!draft.places.isEmpty()) {
      possible.addAll(Collections.nCopies(2, Mutations::place));
    }
    possible.addAll(Collections.nCopies(2, Mutations::header));
    possible.addAll(Collections.nCopies(2, Mutations::transport));
    Hostile.any(possible, draft.random).accept(draft);
  }

  // --- Who asks

  /** Another caller, or none. */
  void caller(Draft draft) {
    String other = Hostile.any(List.of("nobody", "citizen", "staff", "guest"), draft.random);
    if (draft.operation.scheme() != null && !other.equals(draft.caller)) {
      draft.caller = other;
      draft.headers.removeIf(header -> header.startsWith("Authorization"));
      if (!other.equals("nobody")) {
        draft.headers.add("Authorization: Bearer " + FuzzRequest.TOKEN);
      }
      draft.changes.add("caller");
    }
  }

  // --- Places and parameters

  private static void place(Draft draft) {
    String name = Hostile.any(List.copyOf(draft.places.keySet()), draft.random);
    String value =
        draft.random.nextInt(3) > 0
            ? Hostile.any(Hostile.SEGMENTS, draft.random)
            : Hostile.encoded(Hostile.any(Hostile.TEXTS, draft.random));
    // An empty segment, or one with a slash in it, belongs to another path.
    if (value.isEmpty() || value.contains("%2F") || value.equals(".") || value.equals("..")) {
      draft.strict = false;
    }
    draft.places.put(name, value);
    draft.changes.add("place " + name);
  }

  private void query(Draft draft) {
    Parameter parameter = Hostile.any(draft.operation.parametersIn("query"), draft.random);
    String name = parameter.name();
    switch (draft.random.nextInt(8)) {
      case 0 -> draft.query.removeIf(part -> part.startsWith(name + "="));
      case 1 -> draft.query.add(name + "=" + hostileParameter(parameter, draft.random));
      case 2 -> draft.query.add(Hostile.encoded(Hostile.any(Hostile.TEXTS, draft.random)) + "=1");
      case 3 -> draft.query.add(name);
      case 4 -> {
        String raw = Hostile.raw(Hostile.any(Hostile.TEXTS, draft.random));
        set(draft, name, raw.replaceAll("[#&\\x00-\\x1f\\x7f]", "_"));
        // RFC 9112 lets a server refuse a target that is no URI without looking at it.
        draft.strict = false;
      }
      default -> set(draft, name, hostileParameter(parameter, draft.random));
    }
    draft.changes.add("query " + name);
  }

  private static void set(Draft draft, String name, String value) {
    draft.query.removeIf(part -> part.startsWith(name + "="));
    draft.query.add(name + "=" + value);
  }

  private String hostileParameter(Parameter parameter, Random random) {
    JsonNode schema = contract.resolve(parameter.schema());
    if (parameter.name().equals("cursor") && random.nextBoolean()) {
      return Hostile.encoded(Cursors.forged(random));
    }
    String type = SchemaSamples.type(schema);
    if (type.equals("integer") && random.nextInt(4) > 0) {
      return Hostile.encoded(numberLike(schema, random));
    }
    if (schema.has("maxLength") && random.nextInt(4) == 0) {
      return Hostile.encoded(aboutAsLong(schema, random));
    }
    return Hostile.encoded(Hostile.any(Hostile.TEXTS, random));
  }

  private static String numberLike(JsonNode schema, Random random) {
    if (random.nextBoolean()) {
      return Hostile.any(Hostile.NUMBERS, random);
    }
    long bound =
        random.nextBoolean()
            ? schema.path("minimum").asLong(0)
            : schema.path("maximum").asLong(Integer.MAX_VALUE);
    return String.valueOf(bound + random.nextInt(3) - 1);
  }

  private static String aboutAsLong(JsonNode schema, Random random) {
    int least = schema.path("minLength").asInt(1);
    int most = schema.path("maxLength").asInt(1000);
    int length = (random.nextInt(3) == 0 ? least : most) + random.nextInt(3) - 1;
    return Hostile.ofLength(length, random);
  }

  // --- JSON

  /** Another value for one of the body's, however deep. */
  private void value(Draft draft) {
    JsonNode tree = draft.json;
    List<Place> places = new ArrayList<>();
    if (tree != null) {
      JsonNode media =
          draft.operation.bodies().getOrDefault("application/json", MissingNode.getInstance());
      walk(tree, media.path("schema"), places);
    }
    if (places.isEmpty()) {
      members(draft);
      return;
    }
    Place place = Hostile.any(places, draft.random);
    place.put(literal(place.schema(), draft.random));
    draft.changes.add("value " + place.name());
  }

  /** A value in the body. */
  private record Place(JsonNode parent, String name, int index, JsonNode schema) {

    void put(String literal) {
      JsonNode raw = JsonNodeFactory.instance.rawValueNode(new RawValue(literal));
      if (parent instanceof ObjectNode object) {
        object.set(name, raw);
      } else if (parent instanceof ArrayNode array) {
        array.set(index, raw);
      }
    }
  }

  private void walk(JsonNode tree, JsonNode reference, List<Place> places) {
    JsonNode schema = structure(reference);
    if (tree.isObject()) {
      // Also the members that it could have.
      schema
          .path("properties")
          .properties()
          .forEach(
              member ->
                  places.add(new Place(tree, member.getKey(), 0, structure(member.getValue()))));
      tree.properties()
          .forEach(
              member ->
                  walk(member.getValue(), schema.path("properties").path(member.getKey()), places));
    } else if (tree.isArray()) {
      for (int i = 0; i < tree.size(); i++) {
        places.add(new Place(tree, "[" + i + "]", i, structure(schema.path("items"))));
        walk(tree.get(i), schema.path("items"), places);
      }
    }
  }

  /** The schema that tells the shape: behind references and choices. */
  private JsonNode structure(JsonNode reference) {
    JsonNode schema = contract.resolve(reference);
    for (String choice : List.of("anyOf", "allOf", "oneOf")) {
      if (schema.has(choice)) {
        return structure(schema.get(choice).get(0));
      }
    }
    return schema;
  }

  private String literal(JsonNode schema, Random random) {
    String type = SchemaSamples.type(schema);
    int dice = random.nextInt(10);
    if (dice < 2) {
      return Hostile.any(Hostile.SHAPES, random);
    }
    if (type.equals("integer") && dice < 8) {
      return numberLike(schema, random);
    }
    if (type.equals("array") && dice < 5) {
      return many(schema, random);
    }
    if (type.equals("string") && schema.has("maxLength") && dice < 5) {
      return Hostile.json(aboutAsLong(schema, random));
    }
    if (dice == 9) {
      return random.nextInt(20) == 0
          ? Hostile.json(Hostile.ofLength(LONG, random))
          : Hostile.any(Hostile.NUMBERS, random);
    }
    return Hostile.json(Hostile.any(Hostile.TEXTS, random));
  }

  /** One more element than is allowed, as many as are, the same one again, or none. */
  private String many(JsonNode schema, Random random) {
    int most = schema.path("maxItems").asInt(100);
    int size = Hostile.any(List.of(0, 1, most, most + 1), random);
    JsonNode one = samples.valid("", schema.path("items"), random);
    boolean same = random.nextBoolean();
    List<String> elements = new ArrayList<>();
    for (int i = 0; i < Math.min(size, 2000); i++) {
      elements.add((same ? one : samples.valid("", schema.path("items"), random)).toString());
    }
    return "[" + String.join(",", elements) + "]";
  }

  /** Members missing, strange or twice. */
  private static void members(Draft draft) {
    JsonNode tree = draft.json;
    if (tree instanceof ObjectNode object && object.size() > 0 && draft.random.nextBoolean()) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      object.remove(Hostile.any(names, draft.random));
      draft.changes.add("without a member");
      return;
    }
    draft.fix();
    String text = new String(draft.body, UTF_8);
    String member = Hostile.json(Hostile.any(Hostile.TEXTS, draft.random));
    String inner = text.length() > 2 ? text.substring(1, text.length() - 1) : "\"a\":1";
    String other =
        switch (draft.random.nextInt(4)) {
          case 0 -> "{" + inner + "," + inner + "}";
          case 1 -> "{" + member + ":" + member + "," + inner + "}";
          case 2 -> Hostile.wide(WIDE);
          default -> "{" + inner + ",}";
        };
    draft.body = other.getBytes(UTF_8);
    draft.changes.add("members");
  }

  // --- Bytes

  private static void bytes(Draft draft) {
    draft.fix();
    byte[] body = draft.body;
    Random random = draft.random;
    draft.body =
        switch (random.nextInt(9)) {
          case 0 -> new byte[0];
          case 1 -> Arrays.copyOf(body, random.nextInt(body.length + 1));
          case 2 -> joined(body, body);
          case 3 -> joined(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, body);
          case 4 -> new String(body, UTF_8).getBytes(UTF_16LE);
          case 5 -> Hostile.any(Hostile.SHAPES, random).getBytes(UTF_8);
          case 6 -> flipped(body, random);
          default -> inserted(body, Hostile.any(Hostile.NO_UTF8, random), random);
        };
    draft.changes.add("bytes");
  }

  private static byte[] flipped(byte[] body, Random random) {
    byte[] flipped = body.clone();
    for (int i = 0; i < 3 && flipped.length > 0; i++) {
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  private static byte[] inserted(byte[] body, byte[] what, Random random) {
    int at = random.nextInt(body.length + 1);
    // Rather inside of a text than between.
    for (int i = 0; i < body.length; i++) {
      int candidate = (at + i) % body.length;
      if (body[candidate] == '"') {
        at = candidate + 1;
        break;
      }
    }
    return joined(joined(Arrays.copyOf(body, at), what), Arrays.copyOfRange(body, at, body.length));
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }

  // --- Headers

  private static void header(Draft draft) {
    boolean hasBody = !draft.operation.bodies().isEmpty();
    if (hasBody && draft.random.nextInt(4) == 0) {
      draft.header(Hostile.any(Hostile.CONTENT_TYPES, draft.random));
      draft.changes.add("content type");
    } else if (draft.operation.takes("If-Match") || draft.operation.takes("Idempotency-Key")) {
      draft.header(Hostile.any(Hostile.CONDITIONS, draft.random));
      draft.changes.add("condition");
    } else {
      draft.header(Hostile.any(Hostile.HEADERS, draft.random));
      draft.strict = false;
      draft.changes.add("header");
    }
  }

  // --- What no contract of an operation speaks about

  private static void transport(Draft draft) {
    draft.strict = false;
    switch (draft.random.nextInt(7)) {
      case 0 -> {
        draft.method = Hostile.any(Hostile.METHODS, draft.random);
        draft.changes.add("method");
      }
      case 1 -> {
        draft.suffix = Hostile.any(Hostile.TRICKS, draft.random);
        draft.changes.add("path");
      }
      case 2 -> {
        draft.header(Hostile.any(Hostile.FRAMES, draft.random));
        draft.changes.add("frame");
      }
      case 3 -> {
        int count = Hostile.any(List.of(20, 90, 200, 1000), draft.random);
        for (int i = 0; i < count; i++) {
          draft.headers.add("X-Gk7x-" + i + ": " + i);
        }
        draft.changes.add("many headers");
      }
      case 4 -> {
        draft.header(
            "Content-Encoding: " + Hostile.any(List.of("gzip", "br", "gk7x"), draft.random));
        draft.changes.add("encoding");
      }
      case 5 -> {
        draft.headers.add(0, Hostile.any(Hostile.CONDITIONS, draft.random));
        draft.changes.add("condition");
      }
      default -> {
        draft.headers.add(Hostile.any(Hostile.HEADERS, draft.random));
        draft.changes.add("header");
      }
    }
  }
}
