package org.gongkai.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Publishing;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Deliveries one by one, and as they change, over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class DeliveryHttpTest {

  private static final String PATH = "/v1/admin/deliveries/";

  @TestHTTPResource("/")
  @SuppressWarnings("NullAway.Init") // injected
  URI root;

  @Test
  void showsADeliveryWithItsCalls() {
    String content = Publishing.aPublished("sandbox");
    Reports.workOffAll();
    String id = Publishing.deliveries(content).path("[0].id");
    Response delivery = Api.as("auditor").get(PATH + id);
    delivery
        .then()
        .statusCode(200)
        .body("delivery.id", equalTo(id))
        .body("delivery.contentId", equalTo(content))
        .body("delivery.state", equalTo("DELIVERED"))
        .body("attempts.number", contains(1))
        .body("attempts.call", contains("PUBLISH"))
        .body("attempts.outcome", contains("DELIVERED"))
        .body("attempts[0].endedAt", notNullValue());
    Answers.assertChinaTime(delivery);
  }

  @Test
  void findsNoUnknownDelivery() {
    Refusals.assertRefused(
        "getDelivery",
        404,
        "delivery-not-found",
        () -> Api.as("editor").get(PATH + UUID.randomUUID()));
    Refusals.assertRefused(
        "resolveDelivery",
        404,
        "delivery-not-found",
        () -> resolve(UUID.randomUUID().toString(), Map.of("outcome", "RETRY")));
  }

  @Test
  void settlesNothingThatGoesOnByItself() {
    String content = Publishing.aPublished("sandbox");
    String id = Publishing.deliveries(content).path("[0].id");
    Refusals.assertRefused(
        "resolveDelivery",
        409,
        "delivery-not-resolvable",
        () -> resolve(id, Map.of("outcome", "RETRY")));
    Reports.workOffAll();
  }

  @Test
  @Timeout(60)
  void tellsChangesAsTheyHappenAndFromWhereOneWasCutOff() throws Exception {
    String token = Api.staffToken("editor");
    String content = Publishing.aPublished("sandbox");
    String from;
    try (Listener listener = new Listener(root, token, content, "")) {
      // The first answer says that it listens; what changes from now on is told.
      assertThat(listener.next()).isEqualTo(":still here");
      Reports.workOffAll();
      Map<String, String> event = listener.event();
      assertThat(event).containsEntry("event", "delivery");
      assertThat(event.get("data")).contains(content).contains("\"state\":\"");
      from = String.valueOf(event.get("id"));
      assertThat(from).matches("[0-9]+");
    }
    try (Listener again = new Listener(root, token, content, from)) {
      assertThat(again.event().get("data")).contains("\"state\":\"DELIVERED\"");
    }
  }

  @Test
  void wantsAnEventThatItCanGoOnFrom() {
    Response refused = Api.as("editor").header("Last-Event-ID", "yesterday").get(PATH + "stream");
    Refusals.assertProblem("streamDeliveries", refused, 400, "invalid-request");
    assertThat(Api.as("citizen").get(PATH + "stream").statusCode()).isEqualTo(403);
  }

  private static Response resolve(String id, Map<String, ?> body) {
    return Publishing.person("staff-editor", "editor")
        .contentType("application/json")
        .body(body)
        .post(PATH + id + "/resolution");
  }

  @Test
  void keepsNoConnectionOfListenersThatLeave() throws IOException {
    String token = Api.staffToken("editor");
    for (int i = 0; i < 60; i++) {
      try (Socket socket = new Socket("localhost", RestAssured.port)) {
        String request =
            String.join(
                "\r\n",
                "GET " + PATH + "stream HTTP/1.1",
                "Host: localhost",
                "Authorization: Bearer " + token,
                "",
                "");
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        // The listener leaves as soon as there is an answer, in the middle of the first questions.
        assertThat(socket.getInputStream().read()).isEqualTo('H');
      }
    }
    Api.as("editor").get("/v1/admin/contents").then().statusCode(200);
  }

  /** One that listens to the stream, line by line. */
  private static final class Listener implements AutoCloseable {

    private final BufferedReader lines;

    Listener(URI root, String token, String content, String from)
        throws IOException, InterruptedException {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(root.resolve(PATH + "stream?contentId=" + content))
              .timeout(Duration.ofSeconds(30))
              .header("Authorization", "Bearer " + token)
              .header("Accept", "text/event-stream");
      if (!from.isEmpty()) {
        request.header("Last-Event-ID", from);
      }
      HttpResponse<InputStream> answer =
          HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("content-type").orElse(""))
          .startsWith("text/event-stream");
      lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    /** The next line that says something. */
    String next() throws IOException {
      String line = lines.readLine();
      while (line != null && line.isEmpty()) {
        line = lines.readLine();
      }
      return String.valueOf(line);
    }

    /** The fields of the next event. */
    Map<String, String> event() throws IOException {
      List<String> fields = new ArrayList<>();
      String line = next();
      while (line.startsWith(":")) {
        line = next();
      }
      while (!line.isEmpty()) {
        fields.add(line);
        line = lines.readLine();
      }
      return fields.stream()
          .map(field -> field.split(": ?", 2))
          .collect(Collectors.toMap(field -> field[0], field -> field[1]));
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
