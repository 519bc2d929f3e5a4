package org.gongkai;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.PersonalDataScenario.found;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.gongkai.screening.PersonalData;
import org.gongkai.screening.PersonalDataKind;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Contract;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.ListenedSpans;
import org.gongkai.testsupport.LoggedLines;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.gongkai.testsupport.SeededPerson;
import org.gongkai.testsupport.SeededPerson.Spelling;
import org.gongkai.testsupport.Tokens;
import org.gongkai.testsupport.TraceSearch;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Names, telephone, identity and card numbers, addresses of those who comment appear in nothing
 * that leaves the system, nor where nobody looks after them.
 */
@Order(1)
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonalDataScanTest {

  private static final Logger LOG = Logger.getLogger(PersonalDataScanTest.class);
  private static final List<String> CANARY = List.of(PersonalDataScenario.CANARY);

  /** Where texts are kept as they were written. */
  private static final Set<String> KEPT =
      Set.of("comment.text", "comment.withdrawal_reason", "comment_appeal.text");

  /** Tells the same in every request that is refused. */
  private static final SeededPerson REFUSED = new SeededPerson("拒样例某某", 40);

  /** What the account of a person holds beside what they wrote: the number, and the openids. */
  private static final SeededPerson PROFILE = new SeededPerson("户样例某某", 30);

  private static final List<String> ACCOUNT = List.of(PROFILE.phone(), "oSandbox-seed-");

  @Inject RedisDataSource redis;
  @Inject ListenedSpans spans;

  private @Nullable PersonalDataScenario played;
  private @Nullable LoggedLines listening;

  @BeforeEach
  void play() {
    if (played == null) {
      listening = LoggedLines.open();
      spans.open();
      givePhone();
      played = new PersonalDataScenario().play();
    }
  }

  @AfterAll
  void stopListening() {
    if (listening != null) {
      listening.close();
    }
    spans.end();
  }

  private static void givePhone() {
    Api.citizen("seed-0")
        .contentType(ContentType.JSON)
        .body(Map.of("code", "phone-" + PROFILE.phone()))
        .put("/v1/me/phone")
        .then()
        .statusCode(200);
  }

  // --- The search itself

  @Test
  void findsWhatIsThereHoweverItIsWritten() {
    SeededPerson person = new SeededPerson("上官样例", 77);
    for (Spelling spelling : Spelling.values()) {
      String text = person.text(spelling, "建议。");
      assertThat(TraceSearch.in(text, person.traces())).as(text).isEqualTo(person.traces());
    }
    String plain = person.text(Spelling.PLAIN, "");
    for (byte[] hidden : Disguises.of(plain)) {
      assertThat(TraceSearch.in(hidden, person.traces()))
          .as(new String(hidden, UTF_8))
          .isEqualTo(person.traces());
    }
    assertThat(TraceSearch.in("138*** 上官** *** 2026-11-22", person.traces())).isEmpty();
  }

  @Test
  void looksIntoEveryCollection() {
    LOG.debug("a line", new IllegalStateException("about " + CANARY.get(0)));
    assertThat(found(scenario().readers().publicAnswers(), CANARY)).isNotEmpty();
    assertThat(found(scenario().readers().staffAnswers("officer", "auditor"), CANARY)).isNotEmpty();
    // What was kept a minute ago is gone.
    scenario().readers().publicAnswers();
    assertThat(found(keptInRedis(), CANARY)).isNotEmpty();
    assertThat(TraceSearch.in(logged(), CANARY)).isNotEmpty();
    assertThat(found(columns(), CANARY)).contains(CANARY.get(0) + " in consultation.contact");
    assertThat(
            TraceSearch.in(
                Database.text("select string_agg(text, ' ') from comment"), scenario().traces()))
        .as("what was written is kept")
        .hasSameSizeAs(withoutForms());
  }

  private List<String> withoutForms() {
    List<String> traces = new ArrayList<>(scenario().traces());
    traces.removeAll(scenario().formTraces());
    return traces;
  }

  // --- What leaves the system

  @Test
  void givesNothingAwayInPublic() {
    Map<String, byte[]> answers = scenario().readers().publicAnswers();
    for (Contract.Operation operation : Contract.operations()) {
      // Files are what editors put there; photos hold no text. Nothing is made of what citizens
      // wrote.
      boolean file =
          operation.path().startsWith("/media/") || operation.path().startsWith("/v1/photos/");
      // Pictures of an address, the address itself, and what the platform alone may ask.
      boolean own =
          operation.path().endsWith("/mini-program-code")
              || operation.path().startsWith("/v1/scenes/")
              || operation.path().startsWith("/v1/wechat/callbacks/");
      if (operation.method().equals("GET") && operation.scheme() == null && !file && !own) {
        String pattern =
            operation.path().replace(".", "\\.").replaceAll("\\{[A-Za-z0-9]+}", "[^/? ]+");
        String path = "200 " + pattern + "(\\?.*)? .*";
        assertThat(answers.keySet()).as(operation.id()).anyMatch(name -> name.matches(path));
      }
    }
    assertThat(found(answers, scenario().traces())).isEmpty();
    assertThat(found(answers, PersonalDataScenario.WITHHELD)).isEmpty();
  }

  @Test
  void showsThePublicWhatItMayRead() {
    String all =
        String.join(
            "\n",
            scenario().readers().publicAnswers().values().stream()
                .map(a -> new String(a, UTF_8))
                .toList());
    assertThat(all).contains("欧**", "建议第0处增设路灯", "***每天占用两个摊位", "来电建议清运垃圾");
  }

  @Test
  void givesNothingAwayOnChannels() {
    Map<String, byte[]> posts = new HashMap<>();
    scenario().contents().forEach(id -> posts.put("post " + id, PersonalDataScenario.post(id)));
    assertThat(posts).isNotEmpty();
    assertThat(posts.values()).allMatch(post -> new String(post, UTF_8).contains("建议第0处增设路灯"));
    assertThat(found(posts, scenario().traces())).isEmpty();
    assertThat(found(posts, PersonalDataScenario.WITHHELD)).isEmpty();
  }

  @Test
  void givesNothingAwayToOtherCitizens() {
    Map<String, byte[]> answers = scenario().readers().citizenAnswers("bystander");
    assertThat(answers.keySet()).anyMatch(name -> name.startsWith("200 /v1/me/inbox"));
    assertThat(found(answers, scenario().traces())).isEmpty();
  }

  @Test
  void keepsFormsFromOfficers() {
    Map<String, byte[]> answers = scenario().readers().staffAnswers("officer", "auditor", "admin");
    assertThat(answers.keySet())
        .anyMatch(name -> name.startsWith("200 /v1/admin/comments/"))
        .anyMatch(name -> name.startsWith("200 /v1/admin/groups/"));
    assertThat(found(answers, scenario().formTraces())).isEmpty();
  }

  @Test
  void showsNothingRealInTheContract() throws JsonProcessingException {
    String contract = given().queryParam("format", "json").get("/q/openapi").asString();
    List<String> found = new ArrayList<>();
    List<JsonNode> waiting = new ArrayList<>(List.of(new ObjectMapper().readTree(contract)));
    while (!waiting.isEmpty()) {
      JsonNode node = waiting.remove(waiting.size() - 1);
      node.forEach(waiting::add);
      String text = node.isTextual() ? node.textValue() : "";
      PersonalData.find(text).stream()
          .filter(finding -> finding.kind() != PersonalDataKind.NAME_LABEL)
          .map(finding -> text.substring(finding.start(), finding.end()))
          .filter(value -> !value.endsWith("example.invalid"))
          .forEach(found::add);
    }
    assertThat(found).isEmpty();
  }

  // --- What is kept

  @Test
  void givesNothingAwayInRedis() {
    scenario().readers().publicAnswers();
    Map<String, byte[]> kept = keptInRedis();
    assertThat(found(kept, scenario().traces())).isEmpty();
    assertThat(found(kept, PersonalDataScenario.WITHHELD)).isEmpty();
  }

  @Test
  void keepsItInNoOtherColumn() {
    Map<String, byte[]> columns = columns();
    assertThat(columns.keySet()).contains("comment.respondent_name", "idempotency_record.body");
    assertThat(columns.keySet())
        .contains("notification.title", "notification_grant.template", "notification_event.mark");
    assertThat(columns.keySet()).containsAll(KEPT);
    columns.keySet().removeAll(KEPT);
    assertThat(found(columns, scenario().traces())).isEmpty();
  }

  @Test
  void sealsForms() {
    long sealed =
        Database.number(
            "select count(*) from comment where consultation_id = ?::uuid and respondent_name ~"
                + " '^[A-Za-z0-9_-]+:1:[A-Za-z0-9+/=]{40,}$' and respondent_phone ~"
                + " '^[A-Za-z0-9_-]+:1:[A-Za-z0-9+/=]{40,}$'",
            scenario().consultation());
    assertThat(sealed).isEqualTo(Reports.comments(scenario().consultation()).size());
  }

  @Test
  void sealsEveryFieldOfTheAccounts() {
    String sealed = "'^[A-Za-z0-9_-]{1,16}:1:[A-Za-z0-9+/=]{40,}$'";
    assertThat(
            Database.number(
                "select count(*) from citizen c where exists (select from comment where"
                    + " consultation_id = ?::uuid and citizen_id = c.id) and (openid_sealed !~ "
                    + sealed
                    + " or phone_sealed !~ "
                    + sealed
                    + ")",
                scenario().consultation()))
        .isZero();
    assertThat(
            Database.number(
                "select count(*) from idempotency_record r join comment c on r.subject ="
                    + " c.citizen_id::text where c.consultation_id = ?::uuid and r.body !~ "
                    + sealed,
                scenario().consultation()))
        .isZero();
  }

  @Test
  void keepsNothingOfTheAccountsInTheClear() {
    Map<String, byte[]> columns = columns();
    assertThat(columns.keySet())
        .contains("citizen.openid_sealed", "wechat_event.content", "audit_entry.detail");
    assertThat(found(columns, ACCOUNT)).isEmpty();
    assertThat(found(keptInRedis(), ACCOUNT)).isEmpty();
    assertThat(TraceSearch.in(logged(), ACCOUNT)).isEmpty();
    assertThat(TraceSearch.in(spans.text(), ACCOUNT)).isEmpty();
  }

  // --- What is measured

  @Test
  void tracesNothing() {
    assertThat(spans.text()).contains("http.route=/v1/consultations/{id}/comments");
    assertThat(TraceSearch.in(spans.text(), scenario().traces())).isEmpty();
    assertThat(TraceSearch.in(spans.text(), REFUSED.traces())).isEmpty();
  }

  @Test
  void measuresNothing() {
    String metrics = given().get("/q/metrics").then().statusCode(200).extract().asString();
    assertThat(metrics).contains("http_server_requests_seconds_count");
    assertThat(TraceSearch.in(metrics, scenario().traces())).isEmpty();
    assertThat(TraceSearch.in(metrics, REFUSED.traces())).isEmpty();
    assertThat(TraceSearch.in(metrics, ACCOUNT)).isEmpty();
  }

  // --- What is refused, and what is logged

  @Test
  void repeatsNothingInProblems() {
    Map<String, byte[]> answers = new TreeMap<>();
    List<String> taken = new ArrayList<>();
    Refusing.requests(Api.anOpenConsultation(), REFUSED)
        .forEach(
            (name, request) -> {
              Response answer = request.get();
              // A window that is not open would be the reason for everything.
              if (answer.statusCode() / 100 != 4 || answer.asString().contains("consultation-")) {
                taken.add(name + " " + answer.asString());
              }
              answers.put(name, answer.asByteArray());
            });
    assertThat(taken).isEmpty();
    assertThat(found(answers, REFUSED.traces())).isEmpty();
  }

  @Test
  void logsNothing() {
    Refusing.requests(Api.anOpenConsultation(), REFUSED)
        .values()
        .forEach(request -> assertThat(request.get()).isNotNull());
    scenario().readers().publicAnswers();
    scenario().readers().staffAnswers("officer");
    assertThat(TraceSearch.in(logged(), REFUSED.traces())).isEmpty();
    assertThat(TraceSearch.in(logged(), scenario().traces())).isEmpty();
  }

  @Test
  void logsNoRowThatTheDatabaseRefuses() {
    String consultation = Api.anOpenConsultation();
    Map<String, Object> body =
        Map.of(
            "text", REFUSED.text(Spelling.PLAIN, "建议。"),
            "respondent", REFUSED.form(),
            "publishConsent", true);
    Database.update(
        "alter table comment add constraint refused_in_test check (masked_name <> '拒**') not"
            + " valid");
    try {
      Response failed = Api.comment(consultation, "refused", body);
      assertThat(failed.statusCode()).isEqualTo(500);
      assertThat(TraceSearch.in(failed.asByteArray(), REFUSED.traces())).isEmpty();
    } finally {
      Database.update("alter table comment drop constraint refused_in_test");
    }
    String stranger = Tokens.byCitizenIssuer(Tokens.citizenClaims("citizen"));
    given()
        .auth()
        .oauth2(stranger)
        .header("Idempotency-Key", Api.key())
        .contentType(ContentType.JSON)
        .body(body)
        .post("/v1/consultations/" + consultation + "/comments")
        .then()
        .statusCode(401);
    assertThat(logged()).contains("refused_in_test");
    assertThat(TraceSearch.in(logged(), REFUSED.traces())).isEmpty();
  }

  // --- Collections

  private PersonalDataScenario scenario() {
    return Objects.requireNonNull(played);
  }

  private String logged() {
    return Objects.requireNonNull(listening).text();
  }

  private Map<String, byte[]> keptInRedis() {
    Map<String, byte[]> kept = new HashMap<>();
    for (String key : redis.key().keys("*")) {
      kept.put("key " + key, key.getBytes(UTF_8));
      switch (redis.execute("TYPE", key).toString()) {
        case "string" -> {
          byte[] value = redis.value(byte[].class).get(key);
          kept.put(key, value == null ? new byte[0] : value);
        }
        // Answers, each with its plain bytes before the compressed ones.
        case "hash" ->
            redis
                .hash(byte[].class)
                .hgetall(key)
                .forEach((field, value) -> kept.put(key + " " + field, value));
        default -> kept.put(key, String.valueOf(redis.execute("DUMP", key)).getBytes(UTF_8));
      }
    }
    return kept;
  }

  /** All values of every column of every table. */
  private static Map<String, byte[]> columns() {
    String names =
        Database.text(
            "select string_agg(table_name || '.' || column_name, ',') from"
                + " information_schema.columns join information_schema.tables using (table_schema,"
                + " table_name) where table_schema = 'public' and table_type = 'BASE TABLE' and"
                + " data_type not in ('boolean', 'uuid', 'integer', 'bigint') and data_type not"
                + " like 'timestamp%'");
    Map<String, byte[]> columns = new HashMap<>();
    for (String name : names.split(",", -1)) {
      String table = name.substring(0, name.indexOf('.'));
      String column = name.substring(name.indexOf('.') + 1);
      String all =
          Database.text(
              "select string_agg(\"%s\"::text, chr(10)) from %s".formatted(column, table));
      columns.put(name, all.getBytes(UTF_8));
    }
    return columns;
  }
}
