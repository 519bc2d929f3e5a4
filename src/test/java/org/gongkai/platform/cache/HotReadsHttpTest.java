package org.gongkai.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.gongkai.content.views.ViewWorker;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Notices;
import org.gongkai.testsupport.Publishing;
import org.gongkai.testsupport.Raw;
import org.gongkai.testsupport.Raw.Reply;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/**
 * What memory answers by itself is what the resource answers, to the header. Overviews are kept for
 * longer than in production, so that nothing but an eviction or the clock can have ended one.
 */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
@TestProfile(HotReadsHttpTest.Kept.class)
class HotReadsHttpTest {

  /**
   * Keeps overviews. A profile, for an application with nothing of the others: their counters of
   * hot reads would stand where this one's do.
   */
  public static class Kept implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("gongkai.cache.briefly", "60s");
    }
  }

  private static final String LONG_BODY = "<p>" + "集市每日上午六时开市，下午六时收市。".repeat(60) + "</p>";

  private static final String TIMED = "http_server_requests_seconds_count";
  private static final String HOT = "gongkai_cache_hot_total";

  private static final List<List<String>> ORDINARY =
      List.of(
          List.of(),
          List.of("Accept: */*"),
          List.of("Accept-Encoding: gzip"),
          List.of("Accept-Encoding: gzip, deflate, br"),
          List.of("Accept-Encoding: gzip;q=0"),
          List.of("Accept-Encoding: identity"),
          List.of("Accept-Encoding: br"),
          List.of("Accept-Encoding: deflate"),
          List.of("Accept-Encoding: *"),
          List.of("Accept-Encoding: "),
          List.of("Accept-Encoding: gzip", "If-None-Match: *"),
          List.of("If-None-Match: *"),
          List.of("If-None-Match: \"other\""),
          List.of("If-None-Match: garbage,,"),
          List.of("Accept-Language: en"));

  /** What a resource may refuse, however well memory knows its address. */
  private static final List<List<String>> PARTICULAR =
      List.of(
          List.of("Accept: text/html"),
          List.of("Accept: image/png, text/html;q=0.5"),
          List.of("Accept: text/html, */*;q=0.1"),
          List.of("Accept: application/json"),
          List.of("Accept: application/json;q=0.5"),
          List.of("Accept: application/*"),
          List.of("Accept: application/j"),
          List.of("Accept: text"),
          List.of("Origin: https://reader.example"));

  @Test
  void answersTheSameFromMemory() {
    for (String path : everything()) {
      for (List<String> headers : ORDINARY) {
        String uri = unknown(path);
        assertThat(isHot(uri)).as(uri).isFalse();
        Reply resource = get(uri, headers);
        assertThat(isHot(uri)).as("%s is known", uri).isTrue();
        Reply memory = get(uri, headers);
        assertThat(comparable(memory)).as("%s %s", uri, headers).isEqualTo(comparable(resource));
        assertThat(memory.body()).as("%s %s", uri, headers).isEqualTo(resource.body());
        assertThat(memory.header("Age")).as(uri).hasValueSatisfying(HotReadsHttpTest::isSmall);
      }
    }
  }

  @Test
  void leavesWhatIsParticularToTheResource() {
    for (String path : everything()) {
      for (List<String> headers : PARTICULAR) {
        String known = unknown(path);
        get(known, List.of());
        Reply resource = get(unknown(path), headers);
        Reply memory = get(known, headers);
        assertThat(memory.status()).as("%s %s", path, headers).isEqualTo(resource.status());
        assertThat(memory.header("Content-Type"))
            .as("%s %s", path, headers)
            .isEqualTo(resource.header("Content-Type"));
        assertThat(memory.header("Access-Control-Allow-Origin"))
            .isEqualTo(resource.header("Access-Control-Allow-Origin"));
      }
    }
  }

  @Test
  void refusesTypesThatItDoesNotHave() {
    String path = "/v1/notices/" + aNotice();
    get(path, List.of());
    assertThat(isHot(path)).isTrue();
    for (String type : List.of("text/html", "application/xml", "image/svg+xml")) {
      assertThat(get(path, List.of("Accept: " + type)).status()).as(type).isEqualTo(406);
    }
    assertThat(get(path, List.of("Accept: application/json")).status()).isEqualTo(200);
  }

  @Test
  void sparesTheBodyForBothTags() {
    for (String path : everything()) {
      String uri = unknown(path);
      String plain = get(uri, List.of()).header("ETag").orElseThrow();
      String gzip = get(uri, List.of("Accept-Encoding: gzip")).header("ETag").orElseThrow();
      for (String tag : List.of(plain, gzip, "W/" + plain.replace("W/", ""))) {
        for (String each : List.of(uri, unknown(path))) {
          if (each.equals(uri) || !plain.startsWith("W/")) {
            Reply reply = get(each, List.of("If-None-Match: " + tag));
            assertThat(reply.status()).as("%s %s", each, tag).isEqualTo(304);
            assertThat(reply.body()).isEmpty();
            assertThat(reply.header("ETag")).hasValue(tag.equals(gzip) ? gzip : plain);
          }
        }
      }
    }
  }

  @Test
  void compressesForWhoTakesIt() throws IOException {
    for (String path : everything()) {
      String uri = unknown(path);
      Reply plain = get(uri, List.of());
      for (String each : List.of(uri, uri)) {
        Reply reply = get(each, List.of("Accept-Encoding: gzip"));
        boolean large = plain.body().length >= ReadyAnswer.LEAST_GZIP;
        assertThat(reply.header("Content-Encoding").isPresent()).as(each).isEqualTo(large);
        assertThat(large ? inflated(reply.body()) : reply.body()).isEqualTo(plain.body());
        assertThat(reply.header("Vary").orElse("").toLowerCase(Locale.ROOT))
            .contains("accept-encoding");
      }
    }
  }

  @Test
  void sendsThePlainTextToEveryoneElse() {
    String path = "/v1/notices/" + aNotice();
    for (String coding : List.of("gzip;q=0", "identity", "br", "deflate", "*;q=0", "x")) {
      String uri = unknown(path);
      byte[] plain = get(path, List.of()).body();
      for (int i = 0; i < 2; i++) {
        Reply reply = get(uri, List.of("Accept-Encoding: " + coding));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Encoding").orElse("none")).as(coding).isEqualTo("none");
        assertThat(reply.body()).as(coding).isEqualTo(plain);
        assertThat(reply.header("ETag").orElse("")).doesNotContain("gzip");
      }
    }
  }

  @Test
  void answersHeadWithoutABody() {
    String path = "/v1/notices/" + aNotice();
    Reply get = get(path, List.of());
    Reply head = headOf(path);
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    for (String name : List.of("ETag", "Content-Type", "Vary", "Cache-Control")) {
      assertThat(head.header(name)).as(name).isEqualTo(get.header(name));
    }
  }

  @Test
  void refusesOtherMethodsAtAKnownAddress() {
    String path = "/v1/notices/" + aNotice();
    get(path, List.of());
    for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
      Reply reply = Raw.send(method + " " + path, List.of("Content-Length: 0"));
      assertThat(reply.status()).as(method).isEqualTo(405);
    }
    assertThat(get(path, List.of()).status()).isEqualTo(200);
  }

  @Test
  void keepsRequestsWithOtherParametersApart() {
    String column = Notices.aColumn();
    Notices.published("NOTICE", column, "第一号公告");
    Notices.published("NOTICE", column, "第二号公告");
    String list = "/v1/notices?column=" + column;
    assertThat(get(list, List.of()).text()).contains("第一号公告", "第二号公告");
    assertThat(get(list + "&limit=1", List.of()).text()).doesNotContain("第一号公告");
    assertThat(get(list + "&limit=0", List.of()).status()).isEqualTo(400);
    assertThat(get(list + "&limit=0", List.of()).status()).isEqualTo(400);
    assertThat(get(list, List.of()).text()).contains("第一号公告", "第二号公告");
    assertThat(get("/v1/notices?column=" + Notices.aColumn(), List.of()).text())
        .doesNotContain("第一号公告");
  }

  @Test
  void answersALongAddressAsWell() {
    String path = "/v1/notices/" + aNotice() + "?junk=" + "x".repeat(600);
    assertThat(get(path, List.of()).status()).isEqualTo(200);
    assertThat(isHot(path)).isFalse();
    String list = "/v1/notices?column=" + "x".repeat(50) + "&junk=" + "x".repeat(600);
    assertThat(get(list, List.of()).status()).isEqualTo(200);
    assertThat(isHot(list)).isFalse();
  }

  @Test
  void answersNothingOfAnUnknownNoticeTwice() {
    String path = "/v1/notices/" + UUID.randomUUID();
    Reply first = get(path, List.of());
    Reply second = get(path, List.of());
    assertThat(first.status()).isEqualTo(404);
    assertThat(second.status()).isEqualTo(404);
    assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
  }

  @Test
  void tellsAtOnceThatANoticeWasWithdrawn() {
    String id = Publishing.aPublished("feed");
    String path = "/v1/notices/" + id;
    get(path, List.of());
    get(path + "/text", List.of());
    assertThat(isHot(path)).isTrue();
    Publishing.withdraw(id, "文件已经废止，现予撤回。").then().statusCode(200);
    for (String each : List.of(path, path, path + "/text", path + "/text")) {
      assertThat(get(each, List.of()).status()).as(each).isEqualTo(410);
    }
  }

  @Test
  void countsEveryReadOnce() {
    String id = aNotice();
    String path = "/v1/notices/" + id;
    Reply first = get(path, List.of());
    get(path, List.of());
    get(path, List.of("If-None-Match: " + first.header("ETag").orElseThrow()));
    get(path, List.of("Accept: text/html"));
    get(path, List.of("Origin: https://reader.example"));
    get(path + "/text", List.of());
    flushViews();
    assertThat(Database.number("select views from content where id = ?::uuid", id)).isEqualTo(4);
  }

  @Test
  void countsHotReadsUnderTheNameOfTheirResourceAndTimesTheOthers() {
    String id = aNotice();
    double timed = measured(TIMED, "/v1/notices/{id}");
    get("/v1/notices/" + id, List.of());
    assertThat(measured(TIMED, "/v1/notices/{id}")).isEqualTo(timed + 1);
    double hot = measured(HOT, "/v1/notices/{id}");
    for (int i = 0; i < 5; i++) {
      get("/v1/notices/" + id, List.of());
    }
    assertThat(measured(HOT, "/v1/notices/{id}")).isEqualTo(hot + 5);
    assertThat(measured(TIMED, "/v1/notices/{id}")).isEqualTo(timed + 1);
    assertThat(metrics()).doesNotContain(id);
  }

  @Test
  void showsStaffAtOnceWhatTheyWrote() {
    List<String> lists =
        List.of(
            "/v1/notices?column=feedback&limit=100",
            "/v1/home",
            "/v1/consultations?status=OPEN",
            "/v1/decisions");
    lists.forEach(list -> get(list, List.of()));
    lists.forEach(list -> assertThat(isHot(list)).as(list).isTrue());
    String notice = Publishing.aPublished("feed");
    assertThat(get(lists.get(0), List.of()).text()).contains(notice);
    assertThat(get(lists.get(1), List.of()).text()).contains(notice);
    get(lists.get(2), List.of());
    String consultation = Api.anOpenConsultation();
    assertThat(get(lists.get(2), List.of()).text()).contains(consultation);
    assertThat(get(lists.get(1), List.of()).text()).contains(consultation);
    assertThat(get("/v1/consultations/" + consultation + "/drafts", List.of()).status())
        .isEqualTo(200);
    Publishing.withdraw(notice, "文件已经废止，现予撤回。").then().statusCode(200);
    assertThat(get(lists.get(0), List.of()).text()).doesNotContain(notice);
    assertThat(get(lists.get(1), List.of()).text()).doesNotContain(notice);
  }

  /** Nobody writes when a notice expires: only the clock can end the kept list. */
  @Test
  void showsNoListAcrossTheInstantAtWhichANoticeExpires() {
    String column = Notices.aColumn();
    String id =
        Notices.written("NOTICE", column, "临时公告").body(LONG_BODY).expiresIn("3 seconds").publish();
    String list = "/v1/notices?column=" + column;
    assertThat(get(list, List.of()).text()).contains(id);
    assertThat(isHot(list)).isTrue();
    boolean shown = true;
    long begin = System.nanoTime();
    while (shown) {
      boolean expired =
          Database.number(
                  "select count(*) from content where id = ?::uuid and expires_at <="
                      + " clock_timestamp()",
                  id)
              > 0;
      shown = get(list, List.of()).text().contains(id);
      assertThat(expired && shown).as("shown after it expired").isFalse();
      assertThat(System.nanoTime() - begin).isLessThan(20_000_000_000L);
    }
    assertThat(get("/v1/notices/" + id, List.of()).status()).isEqualTo(410);
  }

  @Test
  void showsNoConsultationAsOpenAfterItsEnd() {
    String id = Api.anOpenConsultation();
    Database.update(
        "update consultation set opens_at = clock_timestamp() - interval '31 days', closes_at ="
            + " clock_timestamp() + interval '3 seconds', version = version + 1 where id = ?::uuid",
        id);
    String list = "/v1/consultations?status=OPEN&limit=100&" + UUID.randomUUID();
    String detail = "/v1/consultations/" + id + "?" + UUID.randomUUID();
    Instance.await(() -> bean(AnswerCache.class).evict(List.of("consultation:" + id)));
    boolean open = true;
    long begin = System.nanoTime();
    while (open) {
      boolean over =
          Database.number(
                  "select count(*) from consultation where id = ?::uuid and closes_at <="
                      + " clock_timestamp()",
                  id)
              > 0;
      open = get(list, List.of()).text().contains(id);
      boolean detailOpen = get(detail, List.of()).text().contains("\"status\":\"OPEN\"");
      assertThat(over && (open || detailOpen)).as("open after its end").isFalse();
      assertThat(System.nanoTime() - begin).isLessThan(20_000_000_000L);
    }
  }

  private static List<String> everything() {
    String notice = aNotice();
    String column = Notices.aColumn();
    String second = Notices.written("NOTICE", column, "集市公告").body(LONG_BODY).publish();
    String consultation = Reports.aClosedConsultation("建议延长收摊时间。");
    Reports.noteAll(consultation);
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
    Api.workOff();
    List<String> paths = new ArrayList<>();
    for (String part : List.of("", "/text", "/neighbours")) {
      paths.add("/v1/notices/" + notice + part);
    }
    for (String part : List.of("", "/code", "/drafts", "/drafts/1", "/feedback")) {
      paths.add("/v1/consultations/" + consultation + part);
    }
    for (String form : List.of("rss", "atom", "json")) {
      paths.add("/feeds/feedback." + form);
    }
    paths.add("/v1/notices/" + second);
    paths.add("/v1/notices?column=" + column);
    paths.add("/v1/consultations");
    paths.add("/v1/home");
    return paths;
  }

  private static String aNotice() {
    return Notices.written("NOTICE", Notices.aColumn(), "集市公告").body(LONG_BODY).publish();
  }

  /** The same address as nobody has asked for it yet. */
  private static String unknown(String path) {
    return path + (path.contains("?") ? "&" : "?") + "n=" + UUID.randomUUID();
  }

  @CanIgnoreReturnValue
  private static Reply get(String uri, List<String> headers) {
    return Raw.send("GET " + uri, headers);
  }

  private static Reply headOf(String uri) {
    return Raw.send("HEAD " + uri, List.of());
  }

  private static List<String> comparable(Reply reply) {
    return reply
        .head()
        .lines()
        .map(line -> line.contains(":") ? lowerCaseName(line) : line)
        .filter(line -> !line.startsWith("age:") && !line.startsWith("date:"))
        // What the server says of an answer without a body: that it is not coded.
        .filter(line -> !line.equals("content-encoding: identity"))
        .sorted()
        .toList();
  }

  private static String lowerCaseName(String line) {
    int colon = line.indexOf(':');
    return line.substring(0, colon).toLowerCase(Locale.ROOT) + line.substring(colon);
  }

  private static void isSmall(String age) {
    assertThat(Integer.parseInt(age)).isBetween(0, 60);
  }

  private static byte[] inflated(byte[] gzip) throws IOException {
    return new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes();
  }

  private static boolean isHot(String uri) {
    return bean(HotRequests.class).foresee(request(uri));
  }

  private static HttpServerRequest request(String uri) {
    return (HttpServerRequest)
        Proxy.newProxyInstance(
            HotReadsHttpTest.class.getClassLoader(),
            new Class<?>[] {HttpServerRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "method" -> HttpMethod.GET;
                  case "uri" -> uri;
                  case "headers" -> MultiMap.caseInsensitiveMultiMap();
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private static void flushViews() {
    Instance.await(() -> bean(ViewWorker.class).runOnce());
  }

  private static String metrics() {
    return get("/q/metrics", List.of("Accept: text/plain")).text();
  }

  private static double measured(String counter, String template) {
    return metrics()
        .lines()
        .filter(line -> line.startsWith(counter + "{"))
        .filter(line -> line.contains("uri=\"" + template + "\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static <T> T bean(Class<T> type) {
    return Arc.container().instance(type).get();
  }
}
