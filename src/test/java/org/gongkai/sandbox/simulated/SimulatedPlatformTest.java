package org.gongkai.sandbox.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The judges refuse what the platforms refuse, and do what they are told to from outside. */
class SimulatedPlatformTest {

  private final WeiboSimulator weibo = WeiboSimulator.start(0);
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  @AfterEach
  void stop() {
    weibo.close();
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)), path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String path)
      throws IOException, InterruptedException {
    return client.send(
        request.uri(URI.create(weibo.url() + path)).timeout(Duration.ofSeconds(5)).build(),
        BodyHandlers.ofString());
  }

  private static String form(String token, String status, String rip) {
    return "access_token="
        + token
        + "&rip="
        + rip
        + "&status="
        + URLEncoder.encode(status, StandardCharsets.UTF_8);
  }

  private String share(String status) throws IOException, InterruptedException {
    return post(WeiboSimulator.SHARE, form(WeiboSimulator.TOKEN, status, "1.1.1.1")).body();
  }

  @Test
  void refusesWhatThePlatformRefuses() throws IOException, InterruptedException {
    String fine = "通知 https://a.example/1";
    assertThat(post(WeiboSimulator.SHARE, form("other", fine, "1.1.1.1")).body()).contains("21332");
    assertThat(post(WeiboSimulator.SHARE, form(WeiboSimulator.TOKEN, fine, "")).body())
        .contains("10016");
    assertThat(share("通知")).contains("10017");
    assertThat(share("#话题# https://a.example/1")).contains("10017");
    assertThat(share("长".repeat(140) + fine)).contains("20012");
    assertThat(weibo.shown()).isEmpty();
    assertThat(share(fine)).contains("\"idstr\":\"5000000000000001\"");
    assertThat(share(fine)).contains("20019");
    assertThat(weibo.effects(fine)).isEqualTo(1);
  }

  @Test
  void isToldFaultsFromOutside() throws IOException, InterruptedException {
    assertThat(post("/control/faults?path=" + WeiboSimulator.SHARE + "&fault=ERROR_AFTER", ""))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(204);
    assertThat(post("/control/faults?path=" + WeiboSimulator.SHARE + "&status=418", "tea"))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(204);
    String fine = "通知 https://a.example/1";

    assertThat(share(fine)).isEmpty();
    assertThat(share(fine)).isEqualTo("tea");
    assertThat(share(fine)).contains("20019");

    assertThat(send(HttpRequest.newBuilder().GET(), "/control/effects").body())
        .isEqualTo("{\"" + fine + "\":1}");
    assertThat(send(HttpRequest.newBuilder().GET(), "/control/shown").body()).contains(fine);
    assertThat(post("/control/clear", "").statusCode()).isEqualTo(204);
    assertThat(weibo.shown()).isEmpty();
  }
}
