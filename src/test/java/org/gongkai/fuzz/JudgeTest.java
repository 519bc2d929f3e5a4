package org.gongkai.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every fault that the judge is there to find, and the good answers beside it. */
class JudgeTest {

  private static final FuzzContract CONTRACT = FuzzContract.committed();
  private static final String JSON = "application/json;charset=UTF-8";
  private static final String PROBLEM = "application/problem+json";

  private final Judge judge = new Judge(CONTRACT);

  private static FuzzRequest request(String operation, boolean strict, String... headers) {
    return new FuzzRequest(
        1,
        operation,
        List.of("test"),
        strict,
        "nobody",
        "GET",
        "/v1/consultations",
        List.of(headers),
        new byte[0]);
  }

  private static FuzzAnswer answer(int status, String type, String body, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Content-Type: " + type);
    return new FuzzAnswer(status, all, body.getBytes(UTF_8));
  }

  private static String problem(int status, String code, String detail) {
    return "{\"type\":\"urn:gongkai:problem:%s\",\"title\":\"无效\",\"status\":%d,\"detail\":\"%s\",\"instance\":\"/v1/a\",\"code\":\"%s\",\"violations\":[]}"
        .formatted(code, status, detail, code);
  }

  private List<String> strict(FuzzAnswer answer) {
    return judge.complaints(request("listConsultations", true), answer);
  }

  private List<String> loose(FuzzAnswer answer) {
    return judge.complaints(request("listConsultations", false), answer);
  }

  @Test
  void acceptsWhatTheContractPromises() {
    String stored = "{\"items\":[{\"title\":\"<script>alert('gk7x')</script> select 1\"}]}";
    assertThat(strict(answer(200, JSON, stored))).isEmpty();
    assertThat(strict(new FuzzAnswer(304, List.of("ETag: \"a\""), new byte[0]))).isEmpty();
    assertThat(strict(answer(400, PROBLEM, problem(400, "invalid-request", "无效。")))).isEmpty();
    assertThat(loose(answer(405, PROBLEM, problem(405, "method-not-allowed", "无效。")))).isEmpty();
    assertThat(loose(new FuzzAnswer(431, List.of(), new byte[0]))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 501, 502, 504})
  void findsFailures(int status) {
    assertThat(strict(answer(status, PROBLEM, problem(status, "internal-error", "错误。"))))
        .contains("failed with " + status);
  }

  @Test
  void findsFailuresThatAreNoDocumentOfTheOperation() {
    FuzzAnswer failed = answer(500, PROBLEM, problem(500, "internal-error", "错误。"));
    assertThat(loose(failed)).contains("failed with 500");
    FuzzAnswer unavailable = answer(503, PROBLEM, problem(503, "wechat-unavailable", "错误。"));
    assertThat(strict(unavailable)).contains("undocumented code wechat-unavailable of 503");
    assertThat(judge.complaints(request("uploadMedia", false), unavailable)).isEmpty();
  }

  @Test
  void findsStatusesAndCodesThatAreNotDocumented() {
    assertThat(strict(answer(409, PROBLEM, problem(409, "stage-order", "冲突。"))))
        .contains("undocumented status 409");
    assertThat(strict(answer(400, PROBLEM, problem(400, "stage-order", "冲突。"))))
        .containsExactly("undocumented code stage-order of 400");
    assertThat(strict(answer(201, JSON, "{}"))).contains("undocumented status 201");
    assertThat(loose(answer(418, PROBLEM, problem(418, "teapot", "茶。"))))
        .contains("strange status 418");
  }

  @Test
  void findsSilence() {
    assertThat(strict(new FuzzAnswer(0, List.of(), new byte[0])))
        .containsExactly("closed without an answer");
    assertThat(strict(new FuzzAnswer(-1, List.of(), new byte[0])))
        .containsExactly("no answer in time");
    FuzzRequest unframed = request("listConsultations", false, "Content-Length: 5");
    assertThat(judge.complaints(unframed, new FuzzAnswer(-1, List.of(), new byte[0]))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.lang.NullPointerException",
        "错误 at org.gongkai.Application",
        "ERROR: relation \\\"comment\\\" does not exist",
        "insert into comment",
        "duplicate key violates unique constraint"
      })
  void findsInsides(String detail) {
    assertThat(strict(answer(400, PROBLEM, problem(400, "invalid-request", detail))))
        .anyMatch(complaint -> complaint.startsWith("problem tells of insides"));
  }

  @Test
  void findsWhatIsRepeated() {
    assertThat(strict(answer(400, PROBLEM, problem(400, "invalid-request", "gk7x 无效。"))))
        .containsExactly("problem repeats what was sent");
    String path = problem(404, "not-found", "无。").replace("/v1/a", "/v1/<script>gk7x");
    assertThat(loose(answer(404, PROBLEM, path)))
        .containsExactly("markup in the instance of a problem");
    String encoded = problem(404, "not-found", "无。").replace("/v1/a", "/v1/%3Cscript%3Egk7x");
    assertThat(loose(answer(404, PROBLEM, encoded))).isEmpty();
  }

  @Test
  void findsMarkup() {
    assertThat(strict(answer(400, "text/html", "<html>"))).contains("HTML");
    assertThat(loose(answer(200, "text/html", "<html>"))).contains("HTML");
    assertThat(loose(answer(200, "application/rss+xml", "<a><script>gk7x</script></a>")))
        .containsExactly("markup in application/rss+xml");
    assertThat(loose(answer(200, "application/rss+xml", "<a>&lt;script>gk7x</a>"))).isEmpty();
    assertThat(loose(answer(200, JSON, "{}", "X-A: <script>"))).contains("markup in a header");
  }

  @Test
  void findsInjectedHeaders() {
    assertThat(loose(answer(200, JSON, "{}", "X-Injected: gk7x"))).contains("injected header");
    assertThat(loose(answer(200, JSON, "{}", "no header"))).contains("broken header");
    assertThat(loose(answer(200, JSON, "{}", "X-Content-Type-Options: sniff"))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"{, no JSON", "{}{}, no JSON", "'{\"a\":1,\"a\":2}', no JSON"})
  void findsWhatIsNoJson(String body, String complaint) {
    assertThat(strict(answer(200, JSON, body))).containsExactly(complaint);
  }

  @Test
  void findsWhatIsNotInUtf8() {
    byte[] latin = "{\"a\":\"\u00e4\"}".getBytes(ISO_8859_1);
    FuzzAnswer answer = new FuzzAnswer(200, List.of("Content-Type: " + JSON), latin);
    assertThat(strict(answer)).containsExactly("not in UTF-8");
  }

  @Test
  void findsRefusalsThatAreNoProblems() {
    assertThat(strict(answer(400, "text/plain", "no"))).contains("refused as 400 with text/plain");
    assertThat(loose(answer(404, "text/plain", "no"))).contains("refused as 404 with text/plain");
    assertThat(loose(new FuzzAnswer(404, List.of(), new byte[0]))).isNotEmpty();
    assertThat(strict(answer(400, PROBLEM, "{}"))).contains("problem without its status or code");
  }

  @Test
  void findsUndocumentedTypes() {
    assertThat(strict(answer(200, "application/xml", "<a/>")))
        .containsExactly("undocumented type application/xml");
  }
}
