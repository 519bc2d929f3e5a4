package org.gongkai.nativeimage;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.gongkai.platform.cache.Loaded;
import org.gongkai.platform.web.Answer;
import org.gongkai.platform.web.IdempotentRequest;
import org.gongkai.platform.web.Versioned;
import org.objectweb.asm.tree.ClassNode;

/**
 * The types that code writes as JSON or reads from it, found in its instructions: from the calls of
 * Jackson back through parameters of our own methods to a value whose type is known.
 */
final class JsonBindings {

  /**
   * Where values become JSON. The last four are kept in between in a component of type {@code
   * Object}.
   */
  private static final Set<Sink> SINKS =
      Set.of(
          Sink.of(ObjectMapper.class, "writeValueAsString", 0),
          Sink.of(ObjectMapper.class, "writeValueAsBytes", 0),
          Sink.of(ObjectMapper.class, "writeValue", 1),
          Sink.of(ObjectMapper.class, "valueToTree", 0),
          Sink.of(ObjectMapper.class, "convertValue", 0),
          Sink.of(ObjectMapper.class, "convertValue", 1),
          Sink.of(ObjectMapper.class, "treeToValue", 1),
          Sink.of(ObjectMapper.class, "readValue", 1),
          Sink.of(ObjectMapper.class, "readerFor", 0),
          Sink.of(ObjectMapper.class, "writerFor", 0),
          Sink.of(ObjectReader.class, "readValue", 1),
          Sink.of(ObjectReader.class, "forType", 0),
          Sink.of(ObjectWriter.class, "writeValueAsString", 0),
          Sink.of(ObjectWriter.class, "writeValueAsBytes", 0),
          Sink.of(ObjectWriter.class, "writeValue", 1),
          Sink.of(ObjectWriter.class, "forType", 0),
          Sink.of(JsonGenerator.class, "writeObject", 0),
          Sink.of(JsonGenerator.class, "writePOJO", 0),
          Sink.of(JsonObject.class, "mapFrom", 0),
          Sink.of(JsonObject.class, "mapTo", 0),
          Sink.of(Json.class, "encode", 0),
          Sink.of(Json.class, "encodePrettily", 0),
          Sink.of(Json.class, "decodeValue", 1),
          Sink.of(OutboundSseEvent.Builder.class, "data", 0),
          Sink.of(Response.class, "ok", 0),
          Sink.of(Response.class, "accepted", 0),
          Sink.of(Response.ResponseBuilder.class, "entity", 0),
          Sink.of(Answer.class, "<init>", 3),
          Sink.of(IdempotentRequest.class, "<init>", 3),
          Sink.of(Loaded.class, "<init>", 1),
          Sink.of(Loaded.class, "<init>", 3),
          Sink.of(Versioned.class, "<init>", 0));

  private final Set<java.lang.reflect.Type> types = new LinkedHashSet<>();
  private final SortedSet<String> unknown = new TreeSet<>();
  private final Set<Sink> known = new LinkedHashSet<>(SINKS);
  private final Deque<Sink> open = new ArrayDeque<>(SINKS);
  private final List<ClassNode> code;

  private JsonBindings(JavaClasses classes) {
    code = classes.stream().map(ProductionCode::code).toList();
  }

  /** Follows all of it. */
  static JsonBindings of(JavaClasses classes) {
    JsonBindings bindings = new JsonBindings(classes);
    classes.forEach(bindings::addReferences);
    while (!bindings.open.isEmpty()) {
      Sink sink = bindings.open.pop();
      bindings.code.forEach(type -> new SinkCalls(type, sink, bindings).find());
    }
    return bindings;
  }

  /** The types that were found. */
  Set<java.lang.reflect.Type> types() {
    return types;
  }

  /** Methods that write a value of which no more is known than that it is an object or a list. */
  SortedSet<String> unknown() {
    return unknown;
  }

  void add(java.lang.reflect.Type type) {
    types.add(type);
  }

  void addUnknown(String method) {
    unknown.add(method);
  }

  void follow(Sink sink) {
    if (known.add(sink)) {
      open.add(sink);
    }
  }

  /** {@code new TypeReference<List<Attachment>>() {}} is a class of its own. */
  private void addReferences(JavaClass type) {
    if (!type.isAssignableTo(TypeReference.class)) {
      return;
    }
    if (type.reflect().getGenericSuperclass() instanceof ParameterizedType reference) {
      types.add(reference.getActualTypeArguments()[0]);
    }
  }
}
