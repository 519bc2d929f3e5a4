package org.gongkai.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the generator makes of the contract. */
class RequestFuzzerTest {

  private static final FuzzContract CONTRACT = FuzzContract.committed();
  private static final String CONSULTATION = "0197a3c0-0000-7000-8000-00000000abcd";
  private static final Subjects SUBJECTS =
      new Subjects(Map.of("consultations", List.of(CONSULTATION)));

  private static List<FuzzRequest> requests = List.of();

  @BeforeAll
  static void make() {
    requests = requests(7, 25_000);
  }

  @AfterAll
  static void forget() {
    requests = List.of();
  }

  private static List<FuzzRequest> requests(long seed, int count) {
    RequestFuzzer fuzzer = new RequestFuzzer(CONTRACT, SUBJECTS, seed);
    return IntStream.range(0, count).mapToObj(fuzzer::request).toList();
  }

  private static List<String> shown(List<FuzzRequest> requests) {
    return requests.stream().map(FuzzRequest::asCurl).toList();
  }

  @Test
  void readsTheWholeContract() {
    assertThat(CONTRACT.operations()).hasSizeGreaterThan(150);
    FuzzContract.Operation submit = CONTRACT.operation("submitComment");
    assertThat(submit.method()).isEqualTo("POST");
    assertThat(submit.scheme()).isEqualTo("citizen");
    assertThat(submit.answers().keySet()).contains(201, 400, 401, 403, 404, 409, 500);
    FuzzContract.Answer invalid = Objects.requireNonNull(submit.answers().get(400));
    assertThat(invalid.codes()).contains("invalid-request", "malformed-json");
    assertThat(invalid.types()).containsExactly("application/problem+json");
    assertThat(CONTRACT.operation("listConsultations").scheme()).isNull();
  }

  @Test
  void makesTheSameRequestsOfTheSameSeedAndOthersOfAnother() {
    List<String> first = shown(requests(1, 500));
    assertThat(shown(requests(1, 500))).isEqualTo(first);
    assertThat(shown(requests(2, 500))).isNotEqualTo(first);
  }

  @Test
  void givesEveryOperationItsTurn() {
    Map<String, Long> counts =
        requests.stream()
            .collect(Collectors.groupingBy(FuzzRequest::operation, Collectors.counting()));
    assertThat(counts).hasSameSizeAs(CONTRACT.operations());
    assertThat(counts.values()).allMatch(count -> count >= 100);
  }

  @Test
  void changesEveryParameterAndEveryFieldOfEveryBody() {
    Set<String> done = new HashSet<>();
    requests.forEach(r -> r.changes().forEach(change -> done.add(r.operation() + " " + change)));
    for (FuzzContract.Operation operation : CONTRACT.operations()) {
      for (FuzzContract.Parameter parameter : operation.parametersIn("path")) {
        assertThat(done).contains(operation.id() + " place " + parameter.name());
      }
      for (FuzzContract.Parameter parameter : operation.parametersIn("query")) {
        assertThat(done).contains(operation.id() + " query " + parameter.name());
      }
    }
    assertThat(done)
        .contains(
            "submitComment value text",
            "submitComment value respondent",
            "submitComment value phone",
            "createContent value attachments",
            "submitComment bytes",
            "submitComment members",
            "submitComment without a member",
            "submitComment condition",
            "submitComment content type",
            "submitComment caller");
  }

  @Test
  void makesEveryKindOfChange() {
    Set<String> kinds =
        requests.stream()
            .flatMap(r -> r.changes().stream())
            .map(change -> change.replaceAll("^(place|query|value) .*", "$1"))
            .collect(Collectors.toSet());
    assertThat(kinds)
        .containsExactlyInAnyOrder(
            "place",
            "query",
            "value",
            "members",
            "without a member",
            "bytes",
            "condition",
            "content type",
            "header",
            "many headers",
            "method",
            "path",
            "frame",
            "encoding",
            "caller");
  }

  @Test
  void sendsWhatItPromises() {
    Set<String> bodies =
        requests.stream().map(r -> new String(r.body(), UTF_8)).collect(Collectors.toSet());
    Set<String> bytes =
        requests.stream().map(r -> new String(r.body(), ISO_8859_1)).collect(Collectors.toSet());
    Set<String> targets = requests.stream().map(FuzzRequest::target).collect(Collectors.toSet());
    assertThat(bodies)
        .anyMatch(body -> body.contains("\\u0000"))
        .anyMatch(body -> body.contains("\\ud800"))
        .anyMatch(body -> body.contains("[".repeat(9_000)))
        .anyMatch(body -> body.contains("9".repeat(5_000)))
        .anyMatch(body -> body.contains("1e400"))
        .anyMatch(body -> body.contains("drop table"))
        .anyMatch(body -> body.contains("<script>"))
        .anyMatch(body -> body.contains("\"extra19999\""))
        .anyMatch(String::isEmpty);
    assertThat(bytes)
        .anyMatch(body -> body.contains("\u00c0\u0080"))
        .anyMatch(body -> body.contains("\u00ed\u00a0\u0080"))
        .anyMatch(body -> body.startsWith("\u00ef\u00bb\u00bf{"));
    assertThat(targets)
        .anyMatch(target -> target.contains("..%2f"))
        .anyMatch(target -> target.contains("%00"))
        .anyMatch(target -> target.contains(";jsessionid"))
        .anyMatch(target -> target.contains("limit=101"))
        .anyMatch(target -> target.contains("limit=0"))
        .anyMatch(target -> target.contains("cursor="))
        .anyMatch(target -> target.contains(CONSULTATION))
        .anyMatch(target -> target.length() > 8192);
  }

  @Test
  void asksMostlyAsWhoMayAndSometimesAsAnother() {
    long fitting =
        requests.stream()
            .filter(r -> CONTRACT.operation(r.operation()).scheme() != null)
            .filter(r -> r.caller().equals(CONTRACT.operation(r.operation()).scheme()))
            .count();
    long secured =
        requests.stream().filter(r -> CONTRACT.operation(r.operation()).scheme() != null).count();
    assertThat(fitting * 100 / secured).isBetween(85L, 97L);
    assertThat(requests.stream().map(FuzzRequest::caller).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("staff", "citizen", "guest", "nobody");
  }

  @Test
  void sendsATokenAndANewKeyEachTime() {
    FuzzRequest request =
        requests.stream()
            .filter(r -> r.caller().equals("citizen"))
            .filter(r -> r.headers().contains("Idempotency-Key: " + FuzzRequest.KEY))
            .filter(FuzzRequest::isFramed)
            .findFirst()
            .orElseThrow();
    String first = new String(request.bytes("localhost", Map.of("citizen", "T.T.T")), ISO_8859_1);
    String second = new String(request.bytes("localhost", Map.of("citizen", "T.T.T")), ISO_8859_1);
    assertThat(first)
        .contains("\r\nAuthorization: Bearer T.T.T\r\n")
        .containsPattern("\r\nIdempotency-Key: fuzz-[0-9a-f-]{36}\r\n")
        .contains("\r\nContent-Length: " + request.body().length + "\r\n")
        .isNotEqualTo(second);
    assertThat(request.asCurl()).contains("curl -i", FuzzRequest.TOKEN).doesNotContain("T.T.T");
  }

  @Test
  void writesHalvesOfPairsAsNoEncoderWould() {
    assertThat(Hostile.json("a\ud800\n\"")).isEqualTo("\"a\\ud800\\u000a\\u0022\"");
    assertThat(Hostile.encoded("a \ud800中")).isEqualTo("a%20%ED%A0%80%E4%B8%AD");
    assertThat(Hostile.raw("a\r\n中")).isEqualTo("a++\u00e4\u00b8\u00ad");
  }
}
