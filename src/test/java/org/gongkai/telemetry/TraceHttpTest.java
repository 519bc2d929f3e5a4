package org.gongkai.telemetry;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gongkai.channel.ChannelRegistryService;
import org.gongkai.channel.OpenChannelRequest;
import org.gongkai.channel.outbound.OutboundClient;
import org.gongkai.channel.outbound.OutboundRequest;
import org.gongkai.platform.trace.Spans;
import org.gongkai.sandbox.simulated.WebhookReceiver;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Publishing;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One trace from a request to what it asks, without persons and secrets, and none for others. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class TraceHttpTest {

  @Inject RecordedSpans recorded;
  @Inject OutboundClient outbound;
  @Inject Spans spans;
  @Inject ChannelRegistryService registry;

  @ConfigProperty(name = "gongkai.sandbox.webhook-url")
  String hook = "";

  @BeforeEach
  void listen() {
    recorded.open();
  }

  @AfterEach
  void stop() {
    recorded.end();
  }

  @Test
  void aRequestLeadsToTheDatabaseAndToRedis() {
    String consultation = Api.anOpenConsultation();
    String trace = UUID.randomUUID().toString().replace("-", "");
    given()
        .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
        .header("User-Agent", "canary-agent")
        .queryParam("canary", "13800000000")
        .get("/v1/consultations/" + consultation)
        .then();
    given()
        .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
        .header("User-Agent", "canary-agent")
        .get("/v1/consultations/" + consultation)
        .then()
        .statusCode(200);
    SpanData request = one(trace, span -> span.getKind() == SpanKind.SERVER && isOk(span));
    assertThat(request.getName()).isEqualTo("GET /v1/consultations/{id}");
    assertThat(recorded.of(trace))
        .as("SQL")
        .anyMatch(span -> said(span).contains("select") && said(span).contains("consultation"));
    assertThat(recorded.of(trace)).as("Redis").anyMatch(span -> said(span).contains("hget"));
    for (SpanData span : recorded.of(trace)) {
      assertThat(said(span)).doesNotContain("canary", "13800000000");
      if (span.getKind() == SpanKind.CLIENT) {
        assertThat(said(span)).as("no value of a statement").doesNotContain(consultation);
        continue;
      }
      assertThat(String.valueOf(span.getAttributes().asMap()))
          .doesNotContain("client.address=127.0.0.1", "network.peer.address=127.0.0.1");
    }
  }

  private static boolean isOk(SpanData span) {
    return said(span).contains("http.response.status_code=200");
  }

  @Test
  void aDeliveryLeadsToItsCallsWithoutSecrets() throws Throwable {
    String channel = "traced-" + UUID.randomUUID().toString().substring(0, 8);
    VertxContextSupport.subscribeAndAwait(() -> registry.open(webhook(channel), "staff-admin"));
    Publishing.aPublished(channel);
    Api.workOff();
    String trace =
        one(span -> span.getName().startsWith("delivery ") && said(span).contains(channel))
            .getTraceId();
    List<SpanData> whole = recorded.of(trace);
    assertThat(whole).anyMatch(span -> span.getName().equals("outbound POST"));
    assertThat(whole).as("SQL").anyMatch(span -> said(span).contains("update delivery"));
    assertThat(recorded.all())
        .noneMatch(
            span -> said(span).contains(WebhookReceiver.SECRET) || said(span).contains(hook));
  }

  private OpenChannelRequest webhook(String channel) {
    return new OpenChannelRequest(
        channel,
        "WEBHOOK",
        "追踪测试渠道",
        channel,
        Api.UNIT,
        Map.of("url", hook),
        Map.of("secret", WebhookReceiver.SECRET),
        null,
        null,
        null,
        "测试");
  }

  @Test
  void aCallOfWechatKeepsItsSecrets() {
    assertThat(Api.citizenToken("traced-citizen")).isNotEmpty();
    assertThat(one(span -> span.getName().equals("GET /sns/jscode2session"))).isNotNull();
    assertThat(recorded.all())
        .allSatisfy(
            span ->
                assertThat(said(span))
                    .doesNotContain("access_token", "secret=", "js_code", "sandbox-secret"));
  }

  @Test
  void tellsPlatformsNothingOfATrace() throws Throwable {
    Queue<String> headers = new ConcurrentLinkedQueue<>();
    HttpServer platform =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    platform.createContext(
        "/",
        exchange -> {
          headers.addAll(exchange.getRequestHeaders().keySet());
          answer(exchange);
        });
    platform.start();
    try {
      String address = "http://localhost:" + platform.getAddress().getPort() + "/?token=s3cret";
      VertxContextSupport.subscribeAndAwait(
          () ->
              spans.job(
                  "test",
                  Attributes.empty(),
                  () -> outbound.send(OutboundRequest.get(address, Map.of()))));
    } finally {
      platform.stop(0);
    }
    assertThat(headers).contains("Host").noneMatch(name -> name.equalsIgnoreCase("traceparent"));
    SpanData job = one(span -> span.getName().equals("test"));
    SpanData call = one(span -> span.getName().equals("outbound GET"));
    assertThat(call.getParentSpanId()).isEqualTo(job.getSpanId());
    assertThat(said(call)).doesNotContain("s3cret", "localhost");
  }

  private static void answer(HttpExchange exchange) throws IOException {
    byte[] bytes = "{}".getBytes(UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private SpanData one(String trace, Predicate<SpanData> wanted) {
    return one(wanted.and(span -> span.getTraceId().equals(trace)));
  }

  /** A span ends after its answer has left. */
  private SpanData one(Predicate<SpanData> wanted) {
    Instant deadline = Instant.now().plusSeconds(10);
    while (Instant.now().isBefore(deadline)) {
      for (SpanData span : recorded.all()) {
        if (wanted.test(span)) {
          return span;
        }
      }
      Thread.onSpinWait();
    }
    throw new AssertionError(recorded.all().stream().map(SpanData::getName).toList());
  }

  /** Name, attributes and events. */
  private static String said(SpanData span) {
    return span.getName() + ' ' + span.getAttributes().asMap() + ' ' + span.getEvents();
  }
}
