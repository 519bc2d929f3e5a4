package org.gongkai.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Raw;
import org.gongkai.testsupport.Raw.Reply;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What answers tell browsers, and what they do not tell anybody. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class SecurityHeadersHttpTest {

  private static final String NO_SUCH = "00000000-0000-7000-8000-000000000001";

  private static Reply ask(String requestLine, String... headers) {
    return Raw.send(requestLine, List.of(headers));
  }

  private static void requireHeaders(Reply reply) {
    assertThat(reply.header("X-Content-Type-Options")).as(reply.head()).hasValue("nosniff");
    assertThat(reply.header("Referrer-Policy")).as(reply.head()).hasValue("no-referrer");
    assertThat(reply.header("Permissions-Policy"))
        .hasValue("camera=(), geolocation=(), microphone=()");
    assertThat(reply.header("Content-Security-Policy"))
        .as(reply.head())
        .hasValueSatisfying(
            policy ->
                assertThat(policy).startsWith("default-src 'none'").contains("frame-ancestors"));
    assertThat(reply.header("Strict-Transport-Security")).as("plain HTTP").isEmpty();
    for (String told : List.of("Server", "X-Powered-By", "Access-Control-Allow-Origin")) {
      assertThat(reply.header(told)).as(reply.head()).isEmpty();
    }
    for (String once : List.of("X-Content-Type-Options", "Content-Security-Policy")) {
      assertThat(reply.head().split("(?i)\r\n" + once + ":", -1)).as(once).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET /v1/consultations, 200, same-origin",
    "GET /v1/home, 200, same-origin",
    "GET /v1/consultations/" + NO_SUCH + ", 404, same-origin",
    "GET /v1/consultations/" + NO_SUCH + "/code, 404, cross-origin",
    "GET /v1/consultations?status=NONSENSE, 400, same-origin",
    "GET /v1/me/inbox, 401, same-origin",
    "GET /v1/admin/contents, 401, same-origin",
    "POST /v1/sessions/wechat, 400, same-origin",
    "DELETE /v1/consultations, 405, same-origin",
    "GET /feeds/notice.json, 200, cross-origin",
    "GET /media/nothing.png, 404, cross-origin",
    "GET /v1/nothing, 404, same-origin",
    "GET /nothing, 404, same-origin",
    "GET /, 404, same-origin",
    "GET /q/health/ready, 200, same-origin",
    "GET /q/openapi, 200, same-origin",
  })
  void areOnEveryAnswer(String requestLine, int status, String sharing) {
    Reply reply = ask(requestLine, "Origin: https://elsewhere.example");
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    requireHeaders(reply);
    assertThat(reply.header("Cross-Origin-Resource-Policy")).hasValue(sharing);
  }

  @Test
  void areOnAnswersFromMemory() {
    String path = "GET /v1/consultations/" + Api.anOpenConsultation();
    for (Reply reply : List.of(ask(path), ask(path), ask(path, "If-None-Match: *"))) {
      assertThat(reply.status()).isIn(200, 304);
      requireHeaders(reply);
    }
  }

  @Test
  void areOnEarlyRefusals() {
    Reply large = ask("POST /v1/sessions/wechat", "Content-Length: 999999999");
    assertThat(large.status()).isEqualTo(413);
    requireHeaders(large);
  }

  @Test
  void personalAnswersAreKeptByNobody() {
    String token = "Authorization: Bearer " + Api.citizenToken("alice");
    Reply inbox = ask("GET /v1/me/inbox", token);
    assertThat(inbox.status()).isEqualTo(200);
    assertThat(inbox.header("Cache-Control")).hasValue("no-store");
    requireHeaders(inbox);
    Reply refused = ask("GET /v1/me/inbox");
    assertThat(refused.header("Cache-Control")).hasValue("no-store");
  }

  @ParameterizedTest
  @CsvSource({
    "GET /nothing, 404, not-found",
    "GET /q/nothing, 404, not-found",
    "POST /index.php, 404, not-found",
    "GET /%c0%ae%c0%ae/etc/passwd, 404, not-found",
  })
  void unknownPathsGetAProblemDocument(String requestLine, int status, String code) {
    Reply reply = ask(requestLine, "Accept: text/html");
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.header("Content-Type")).hasValue("application/problem+json");
    assertThat(reply.text()).contains("\"code\":\"" + code + "\"").doesNotContain("<html");
  }

  /** The server answers these before the application hears of them. */
  @Test
  void whatIsNoHttpGetsABareStatus() {
    List<Reply> replies = new ArrayList<>();
    replies.add(ask("GET /" + "a".repeat(20_000)));
    replies.add(ask("GET /v1/consultations/%zz"));
    replies.add(ask("GET /v1/home", "X-Long: " + "a".repeat(30_000)));
    for (Reply reply : replies) {
      assertThat(reply.status()).as(reply.head()).isBetween(400, 431);
      assertThat(reply.header("Server")).isEmpty();
      assertThat(reply.text()).doesNotContain("Exception", "io.netty", "<html");
    }
  }
}
