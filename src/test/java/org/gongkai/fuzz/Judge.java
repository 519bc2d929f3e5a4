package org.gongkai.fuzz;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gongkai.fuzz.FuzzContract.Answer;
import org.gongkai.fuzz.FuzzContract.Operation;

/** Says what is wrong with an answer, whatever the request was. */
final class Judge {

  static final String PROBLEM = "application/problem+json";

  /** What only somebody who looks inside could write. */
  private static final List<String> INSIDES =
      List.of(
          "Exception",
          "\tat ",
          "org.gongkai",
          "org.hibernate",
          "io.quarkus",
          "io.vertx",
          "com.fasterxml",
          "java.lang",
          "java.util",
          "SQLSTATE",
          "PgException",
          "insert into",
          "select ",
          "violates ",
          "relation \"",
          "/src/main");

  /** Of a server to which the request was no HTTP, or too much of it; with no document. */
  private static final Set<Integer> OF_THE_PROTOCOL =
      Set.of(400, 408, 413, 414, 417, 431, 501, 505);

  private static final Set<Integer> OF_ANY_PATH =
      Set.of(400, 401, 403, 404, 405, 406, 409, 413, 414, 415, 417, 422, 428, 429, 431);

  private final FuzzContract contract;
  private final ObjectMapper json =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  Judge(FuzzContract contract) {
    this.contract = contract;
  }

  /** Complaints; none about an answer as it should be. */
  List<String> complaints(FuzzRequest request, FuzzAnswer answer) {
    List<String> complaints = new ArrayList<>();
    checkStatus(request, answer, complaints);
    if (answer.status() > 0) {
      checkHeaders(answer, complaints);
      checkBody(request, answer, complaints);
    }
    return complaints;
  }

  // --- Status

  private void checkStatus(FuzzRequest request, FuzzAnswer answer, List<String> complaints) {
    int status = answer.status();
    if (status <= 0) {
      if (request.isFramed()) {
        complaints.add(status == 0 ? "closed without an answer" : "no answer in time");
      }
      return;
    }
    Operation operation = contract.operation(request.operation());
    boolean documented = operation.answers().containsKey(status) && status != 500;
    boolean ofTheProtocol = !request.strict() && status == 501;
    if (status >= 500 && !documented && !ofTheProtocol) {
      complaints.add("failed with " + status);
    } else if (request.strict() && !documented) {
      complaints.add("undocumented status " + status);
    } else if (!request.strict() && status >= 400 && status < 500) {
      if (!OF_ANY_PATH.contains(status) && !documented) {
        complaints.add("strange status " + status);
      }
    }
  }

  // --- Headers

  private static void checkHeaders(FuzzAnswer answer, List<String> complaints) {
    if (!answer.header(Hostile.INJECTED).isEmpty()) {
      complaints.add("injected header");
    }
    if (answer.headers().stream().anyMatch(line -> line.indexOf(':') <= 0)) {
      complaints.add("broken header");
    }
    boolean repeats =
        answer.headers().stream()
            .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith("location:"))
            .anyMatch(line -> line.contains("<script") || line.contains("onerror="));
    if (repeats) {
      complaints.add("markup in a header");
    }
    String sniff = answer.header("X-Content-Type-Options");
    if (!sniff.isEmpty() && !sniff.equals("nosniff")) {
      complaints.add("X-Content-Type-Options: " + sniff);
    }
  }

  // --- Body

  private void checkBody(FuzzRequest request, FuzzAnswer answer, List<String> complaints) {
    String type = answer.type();
    if (type.equals("text/html") && !isDocumented(request, answer)) {
      complaints.add("HTML");
    }
    if (request.strict() && answer.body().length > 0 && !isDocumented(request, answer)) {
      complaints.add("undocumented type " + type);
    }
    if (answer.isRefusal()) {
      checkRefusal(request, answer, complaints);
    } else if (type.endsWith("/x-ndjson")) {
      lines(answer, complaints);
    } else if (type.endsWith("json") && answer.body().length > 0) {
      read(answer, complaints);
    } else if (isText(type) && hasMarkup(answer.text())) {
      complaints.add("markup in " + type);
    }
  }

  private boolean isDocumented(FuzzRequest request, FuzzAnswer answer) {
    Answer documented = contract.operation(request.operation()).answers().get(answer.status());
    if (documented == null) {
      return false;
    }
    return documented.types().stream()
        .map(type -> type.split(";", -1)[0].strip())
        .anyMatch(
            type ->
                type.equals("*/*")
                    || type.equals(answer.type())
                    || (type.equals("image/*") && answer.type().startsWith("image/")));
  }

  private void checkRefusal(FuzzRequest request, FuzzAnswer answer, List<String> complaints) {
    boolean bare = answer.body().length == 0;
    boolean isHead = request.method().equals("HEAD");
    boolean ofTheProtocol = bare && OF_THE_PROTOCOL.contains(answer.status());
    if (isHead || (ofTheProtocol && !request.strict())) {
      return;
    }
    if (!answer.type().equals(PROBLEM)) {
      if (request.strict() || isOurs(request)) {
        complaints.add("refused as " + answer.status() + " with " + answer.type());
      }
      return;
    }
    JsonNode problem = read(answer, complaints);
    checkProblem(request, answer, problem, complaints);
  }

  private static boolean isOurs(FuzzRequest request) {
    return request.target().startsWith("/v1/") && !request.changes().contains("path");
  }

  private void checkProblem(
      FuzzRequest request, FuzzAnswer answer, JsonNode problem, List<String> complaints) {
    if (!(problem instanceof ObjectNode members)) {
      return;
    }
    String code = members.path("code").asText();
    if (members.path("status").asInt() != answer.status() || code.isEmpty()) {
      complaints.add("problem without its status or code");
    }
    Answer documented = contract.operation(request.operation()).answers().get(answer.status());
    if (request.strict() && documented != null && !documented.codes().contains(code)) {
      complaints.add("undocumented code " + code + " of " + answer.status());
    }
    // The path that was asked for is told as it came, percent-encoded.
    String instance = members.path("instance").asText();
    if (hasMarkup(instance)) {
      complaints.add("markup in the instance of a problem");
    }
    members.remove("instance");
    String told = members.toString().replace("\\\"", "\"");
    if (told.contains(Hostile.MARK)) {
      complaints.add("problem repeats what was sent");
    }
    INSIDES.stream()
        .filter(told::contains)
        .findFirst()
        .ifPresent(inside -> complaints.add("problem tells of insides: " + inside));
  }

  private static boolean isText(String type) {
    boolean plain = type.startsWith("text/") && !type.equals("text/csv");
    return plain || type.endsWith("xml");
  }

  private static boolean hasMarkup(String text) {
    String small = text.toLowerCase(Locale.ROOT);
    return small.contains("<script") || small.contains("<img src=x") || small.contains("<svg/on");
  }

  /** A document in each line. */
  private void lines(FuzzAnswer answer, List<String> complaints) {
    int begin = 0;
    for (int i = 0; i < answer.body().length; i++) {
      if (answer.body()[i] == '\n') {
        read(Arrays.copyOfRange(answer.body(), begin, i), complaints);
        begin = i + 1;
      }
    }
  }

  @CanIgnoreReturnValue
  private JsonNode read(FuzzAnswer answer, List<String> complaints) {
    return read(answer.body(), complaints);
  }

  @CanIgnoreReturnValue
  private JsonNode read(byte[] body, List<String> complaints) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return json.readTree(text);
    } catch (CharacterCodingException noText) {
      complaints.add("not in UTF-8");
    } catch (IOException noJson) {
      complaints.add("no JSON");
    }
    return json.missingNode();
  }
}
