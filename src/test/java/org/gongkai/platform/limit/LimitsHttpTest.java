package org.gongkai.platform.limit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.bucket4j.TimeMeter;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.LoggedLines;
import org.gongkai.testsupport.Raw;
import org.gongkai.testsupport.Sandbox;
import org.gongkai.testsupport.Settings;
import org.gongkai.testsupport.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Limits at small numbers that nothing gives back while a test runs. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
@WithTestResource(LimitsHttpTest.Small.class)
class LimitsHttpTest {

  private static final String RECEIPT = "/v1/receipts/20260101-000000-0";
  private static final int IN_FLIGHT = 3;

  /** Small numbers. */
  public static class Small extends Settings {

    @Override
    public Map<String, String> start() {
      return Map.of(
          "gongkai.limits.enabled", "true",
          "gongkai.limits.in-flight", Integer.toString(IN_FLIGHT),
          "gongkai.limits.address.receipt.count", "3",
          "gongkai.limits.address.receipt.per", "1h",
          "gongkai.limits.address.citizen-write.count", "3",
          "gongkai.limits.address.citizen-write.per", "1h",
          "gongkai.limits.person.staff-write.count", "2",
          "gongkai.limits.person.staff-write.per", "1h",
          "gongkai.limits.body-within", "5s",
          "quarkus.http.idle-timeout", "2s");
    }
  }

  @Inject RedisDataSource redis;
  @Inject Redis client;

  @BeforeEach
  void forget() {
    keys().forEach(key -> redis.key().del(key));
  }

  @Test
  void saysWhatIsLeftAndRefusesTheRest() {
    for (int left = 2; left >= 0; left--) {
      Response answer = given().get(RECEIPT);
      assertThat(answer.statusCode()).isNotEqualTo(429);
      assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"receipt-address\";q=3;w=3600");
      assertThat(answer.header("RateLimit")).startsWith("\"receipt-address\";r=" + left + ";t=");
    }
    Response refused = given().header("Accept-Language", "en").get(RECEIPT);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.contentType()).isEqualTo("application/problem+json");
    assertThat(refused.path("code").toString()).isEqualTo("too-many-requests");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1_100, 1_200);
    assertThat(refused.header("RateLimit")).startsWith("\"receipt-address\";r=0;t=");
  }

  @Test
  void believesNobodyWhoSaysWhereACallIsFrom() {
    for (int i = 0; i < 3; i++) {
      given().header("X-Forwarded-For", "192.0.2." + i).get(RECEIPT);
    }
    given().header("X-Forwarded-For", "192.0.2.9").get(RECEIPT).then().statusCode(429);
    given().header("Forwarded", "for=192.0.2.9").get(RECEIPT).then().statusCode(429);
  }

  @Test
  void countsRefusedTokensByAddress() {
    for (int i = 0; i < 3; i++) {
      write(Tokens.expiredCitizen(), "/v1/me/notification-grants").then().statusCode(401);
    }
    write(Tokens.expiredCitizen(), "/v1/me/notification-grants").then().statusCode(429);
  }

  @Test
  void countsAPersonOnlyByATokenThatWasChecked() {
    String token = Api.staffToken("officer");
    String forged = Tokens.unsigned(token);
    for (int i = 0; i < 3; i++) {
      write(forged, "/v1/admin/decisions").then().statusCode(401);
    }
    for (int i = 0; i < 2; i++) {
      Response answer = write(token, "/v1/admin/decisions");
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.header("RateLimit-Policy"))
          .contains("\"staff-write-address\";q=1200;w=60, \"staff-write-person\";q=2;w=3600");
    }
    write(token, "/v1/admin/decisions").then().statusCode(429);
  }

  @Test
  void keepsNeitherAddressesNorPersons() {
    given().get(RECEIPT);
    write(Api.staffToken("officer"), "/v1/admin/decisions");
    assertThat(keys())
        .hasSize(3)
        .allMatch(key -> key.matches("gongkai:limits:[a-z-]+:[A-Za-z0-9_-]{43}"))
        .allMatch(key -> redis.key().pttl(key) > 0);
  }

  @Test
  void sharesCountsOfInstances() {
    Quota quota = quota();
    SharedCounts one = instance();
    SharedCounts other = instance();
    assertThat(count(one, quota).remaining()).isEqualTo(2);
    assertThat(count(other, quota).remaining()).isOne();
    assertThat(count(one, quota).remaining()).isZero();
    assertThat(count(other, quota).refused()).isTrue();
    assertThat(count(one, quota).retrySeconds()).isBetween(1_190L, 1_200L);
  }

  @Test
  void countsAgainstAllQuotasOrNone() {
    Quota small = quota();
    Quota large = new Quota("large", "large:" + UUID.randomUUID(), 10, Duration.ofHours(1));
    SharedCounts counts = instance();
    for (int i = 0; i < 5; i++) {
      counts.count(List.of(large, small)).await().indefinitely();
    }
    assertThat(count(counts, large).remaining()).isEqualTo(6);
  }

  @Test
  void countsAloneWhileRedisIsSilentAndTogetherAgainAfterwards() {
    Quota quota = quota();
    SharedCounts counts = instance();
    // Scripts are taken for writes; what ends the pause is none.
    redis.execute("CLIENT", "PAUSE", "600000", "WRITE");
    try {
      for (int left = 2; left >= 0; left--) {
        assertThat(count(counts, quota).remaining()).isEqualTo(left);
      }
      assertThat(count(counts, quota).refused()).isTrue();
    } finally {
      redis.execute("CLIENT", "UNPAUSE");
    }
    Quota later = quota();
    Instant deadline = Instant.now().plusSeconds(10);
    while (!redis.key().exists(SharedCounts.PREFIX + later.key())
        && Instant.now().isBefore(deadline)) {
      count(counts, later);
    }
    assertThat(redis.key().pttl(SharedCounts.PREFIX + later.key())).isPositive();
  }

  @Test
  void refusesWhatItCannotWorkOnInTime() throws IOException {
    Instant deadline = Instant.now().plusSeconds(60);
    // A machine that stands still for the idle time loses the stalled requests: they are made anew.
    while (!isRefusedBesideStalledRequests()) {
      assertThat(Instant.now()).isBefore(deadline);
    }
    int status = read().statusCode();
    while (status != 200 && Instant.now().isBefore(deadline)) {
      status = read().statusCode();
    }
    assertThat(status).isEqualTo(200);
  }

  /** Whether a request is refused, and told so as it should, while as many as allowed stall. */
  private static boolean isRefusedBesideStalledRequests() throws IOException {
    List<Socket> busy = new ArrayList<>();
    try {
      for (int i = 0; i < IN_FLIGHT; i++) {
        busy.add(stalled());
      }
      for (int i = 0; i < 20; i++) {
        Response answer = read();
        if (answer.statusCode() == 503) {
          assertThat(answer.path("code").toString()).isEqualTo("server-busy");
          assertThat(answer.header("Retry-After")).isEqualTo("1");
          given().get("/q/health/live").then().statusCode(200);
          return true;
        }
      }
      return false;
    } finally {
      for (Socket socket : busy) {
        socket.close();
      }
    }
  }

  @Test
  void hangsUpOnASlowHead() throws IOException {
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket.setSoTimeout(20_000);
      send(socket, "GET /v1/home HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void hangsUpOnABodyThatDrips() throws IOException {
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket.setSoTimeout(300);
      send(
          socket,
          "POST /v1/sessions/wechat HTTP/1.1\r\nHost: localhost\r\nContent-Type:"
              + " application/json\r\nContent-Length: 1000\r\n\r\n");
      // Each byte comes within the idle time.
      int bytes = 0;
      while (bytes < 200 && isOpen(socket)) {
        send(socket, " ");
        bytes++;
      }
      assertThat(bytes).isBetween(2, 100);
    }
  }

  /** Waits for an answer or the end as long as the socket's time-out. */
  private static boolean isOpen(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() != -1;
    } catch (SocketTimeoutException nothing) {
      return true;
    } catch (SocketException reset) {
      return false;
    }
  }

  @Test
  void refusesHeadsOfManyFields() {
    List<String> most = IntStream.range(0, 90).mapToObj(i -> "X-" + i + ": 1").toList();
    assertThat(Raw.send("GET /v1/admin/decisions", most).status()).isEqualTo(401);
    List<String> many = IntStream.range(0, 101).mapToObj(i -> "X-" + i + ": 1").toList();
    assertThat(Raw.send("GET /v1/admin/decisions", many).status()).isEqualTo(431);
  }

  @Test
  void refusesLongHeads() {
    assertThat(Raw.send("GET /v1/home", List.of("X-Long: " + "x".repeat(20_000))).status())
        .isEqualTo(431);
  }

  @Test
  void refusesDeepDocumentsAsMalformed() {
    String deep = "{\"code\": " + "[".repeat(100) + "]".repeat(100) + "}";
    given()
        .contentType("application/json")
        .body(deep)
        .post("/v1/sessions/wechat")
        .then()
        .statusCode(400);
  }

  @Test
  void cutsUndeclaredBodiesWithADocumentAndWithoutAStack() {
    try (LoggedLines lines = LoggedLines.open()) {
      Raw.Reply reply =
          Raw.sendChunked(
              "POST /v1/wechat/callbacks/mini",
              List.of("Transfer-Encoding: chunked"),
              new byte[10_000],
              10);
      assertThat(reply.status()).isEqualTo(413);
      assertThat(reply.text()).contains("\"payload-too-large\"");
      assertThat(lines.text()).doesNotContain("\tat ");
    }
  }

  private static Socket stalled() throws IOException {
    Socket socket = new Socket("localhost", RestAssured.port);
    send(
        socket,
        String.join(
            "\r\n",
            "POST /v1/sessions/wechat HTTP/1.1",
            "Host: localhost",
            "Content-Type: application/json",
            "Transfer-Encoding: chunked",
            "",
            "1",
            "{",
            ""));
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** Several types are out of the ordinary: no such read is answered from memory. */
  private static Response read() {
    return given().accept("application/json, text/plain").get("/v1/notices");
  }

  @CanIgnoreReturnValue
  private static Response write(String token, String path) {
    return given()
        .header("Authorization", "Bearer " + token)
        .header("Idempotency-Key", Api.key())
        .contentType("application/json")
        .body("{}")
        .post(path);
  }

  private SharedCounts instance() {
    return new SharedCounts(
        client, Duration.ofMillis(200), new LocalCounts(TimeMeter.SYSTEM_NANOTIME));
  }

  private static Quota quota() {
    return new Quota("login-address", "login:" + UUID.randomUUID(), 3, Duration.ofHours(1));
  }

  @CanIgnoreReturnValue
  private static Count count(SharedCounts counts, Quota quota) {
    return counts.count(List.of(quota)).await().indefinitely().get(0);
  }

  private List<String> keys() {
    return redis.key().keys(SharedCounts.PREFIX + "*");
  }
}
