package org.gongkai.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.gongkai.fuzz.FuzzContract.Operation;
import org.gongkai.fuzz.FuzzContract.Parameter;

/** Requests that fit the contract, each about a subject that is there. */
final class GoodRequests {

  private static final byte[] PNG =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

  private static final double OPTIONAL = 0.3;

  private final SchemaSamples samples;
  private final Subjects subjects;

  GoodRequests(SchemaSamples samples, Subjects subjects) {
    this.samples = samples;
    this.subjects = subjects;
  }

  Draft make(Operation operation, Random random) {
    Draft draft = new Draft(operation, random);
    for (Parameter parameter : operation.parametersIn("path")) {
      String value = subjects.place(operation.path(), parameter.name(), random);
      draft.places.put(parameter.name(), Hostile.encoded(value));
    }
    for (Parameter parameter : operation.parametersIn("query")) {
      if (parameter.required() || random.nextDouble() < OPTIONAL) {
        String value = samples.valid(parameter.name(), parameter.schema(), random).asText();
        draft.query.add(parameter.name() + "=" + Hostile.encoded(value));
      }
    }
    addHeaders(draft);
    addBody(draft);
    return draft;
  }

  private static void addHeaders(Draft draft) {
    if (draft.operation.scheme() != null) {
      draft.caller = draft.operation.scheme();
      draft.headers.add("Authorization: Bearer " + FuzzRequest.TOKEN);
    }
    if (draft.operation.takes("Idempotency-Key")) {
      draft.headers.add("Idempotency-Key: " + FuzzRequest.KEY);
    }
    if (draft.operation.takes("If-Match")) {
      draft.headers.add("If-Match: " + (draft.random.nextInt(4) == 0 ? "\"v0\"" : "*"));
    }
  }

  private void addBody(Draft draft) {
    List<String> types = List.copyOf(draft.operation.bodies().keySet());
    if (types.isEmpty()) {
      return;
    }
    String type = Hostile.any(types, draft.random);
    JsonNode media = draft.operation.bodies().get(type);
    draft.headers.add(
        "Content-Type: "
            + (type.equals("*/*") ? "text/xml" : type)
            + (type.startsWith("text/") ? "; charset=UTF-8" : ""));
    if (type.equals("application/json") && media != null) {
      draft.json = samples.valid("", media.path("schema"), draft.random);
    } else if (media != null && media.has("example")) {
      draft.body = media.path("example").asText().getBytes(UTF_8);
    } else {
      draft.body = PNG.clone();
    }
  }
}
