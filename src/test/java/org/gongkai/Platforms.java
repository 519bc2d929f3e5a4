package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.sandbox.simulated.JpushSimulator;
import org.gongkai.sandbox.simulated.WebhookReceiver;
import org.gongkai.sandbox.simulated.WeiboSimulator;
import org.gongkai.testsupport.Api;

/** Channels of each kind, and what would be sent to them. */
final class Platforms {

  private Platforms() {}

  /** Opens a channel of each kind that sends; gives their ids. */
  static List<String> open() {
    Map<String, String> weibo = Map.of("accessToken", WeiboSimulator.TOKEN);
    Map<String, String> push =
        Map.of("appKey", JpushSimulator.APP_KEY, "masterSecret", JpushSimulator.MASTER_SECRET);
    return List.of(
        open("WECHAT_OFFICIAL", Map.of("app", "gov"), Map.of()),
        open("WEIBO", Map.of("mode", "STATUS", "rip", "203.0.113.9"), weibo),
        open(
            "WEIBO",
            Map.of("mode", "ARTICLE", "rip", "203.0.113.9", "cover", "https://a.example/c.png"),
            weibo),
        open(
            "WEBHOOK",
            Map.of("url", "https://portal.example/hook"),
            Map.of("secret", WebhookReceiver.SECRET)),
        open("APP_PUSH", Map.of("audience", "all"), push),
        open("ASSISTED", Map.of("platform", "TOUTIAO"), Map.of()));
  }

  private static String open(
      String kind, Map<String, String> settings, Map<String, String> credentials) {
    String id = "inject-" + UUID.randomUUID().toString().substring(0, 8);
    Map<String, Object> body = new HashMap<>();
    body.put("id", id);
    body.put("kind", kind);
    body.put("name", "演示渠道");
    body.put("account", id);
    body.put("ownerUnit", "青禾镇人民政府");
    body.put("settings", settings);
    body.put("credentials", credentials);
    Response opened =
        Api.as("admin")
            .header("Idempotency-Key", Api.key())
            .contentType(ContentType.JSON)
            .body(body)
            .post("/v1/admin/channels");
    assertThat(opened.statusCode()).as("%s: %s", kind, opened.asString()).isEqualTo(201);
    return id;
  }

  /** Checks every field that these channels would send of a content. */
  static void assertInert(String content, List<String> channels) {
    List<String> shown = new ArrayList<>();
    String token = Api.staffToken("editor");
    for (String channel : channels) {
      Response preview =
          io.restassured.RestAssured.given()
              .auth()
              .oauth2(token)
              .get("/v1/admin/contents/" + content + "/renditions/" + channel);
      assertThat(preview.statusCode()).as(preview.asString()).isEqualTo(200);
      Map<String, String> fields = preview.jsonPath().getMap("rendition.fields");
      String kind = preview.path("kind");
      fields.forEach((field, value) -> assertInert(kind + " " + field, value));
      shown.addAll(fields.keySet());
    }
    assertThat(shown).contains("content", "status");
  }

  /** Pages are pages, documents are documents; everything else is a line for a person. */
  private static void assertInert(String field, String value) {
    if (field.endsWith(" content") || field.endsWith(" html")) {
      Inertness.assertInertHtml(field, value);
    } else if (value.startsWith("{\"")) {
      assertJson(field, value);
    }
    assertThat(value.codePoints())
        .as(field)
        .noneMatch(
            point ->
                Character.getType(point) == Character.SURROGATE || point == 0 || point == 0x1b);
  }

  private static void assertJson(String field, String value) {
    try {
      assertThat(new ObjectMapper().readTree(value).isObject()).as(field).isTrue();
    } catch (JsonProcessingException broken) {
      throw new AssertionError(field + " " + value, broken);
    }
  }
}
