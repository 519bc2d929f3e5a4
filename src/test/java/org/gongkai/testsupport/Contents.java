package org.gongkai.testsupport;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Contents as editors write them, made through the API. */
public final class Contents {

  private static final String PATH = "/v1/admin/contents";

  private Contents() {}

  /** The text of a notice in which the check finds nothing; without its type. */
  public static Map<String, Object> textBody() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("column", "feedback");
    body.put("title", "关于集市开放时间的通知");
    body.put("summary", "集市自五月起每日开放。");
    body.put("body", "<p>集市自五月起每日开放。</p><h2>一、时间</h2><p>上午六时至下午六时。</p>");
    body.put("unit", "青禾镇人民政府");
    body.put("channels", List.of("feed"));
    body.put("openness", "PROACTIVE");
    return body;
  }

  /** What {@code POST /v1/admin/contents} takes for a notice in which the check finds nothing. */
  public static Map<String, Object> noticeBody() {
    Map<String, Object> body = textBody();
    body.put("type", "NOTICE");
    return body;
  }

  /**
   * The same for any type that editors write. Makes the policy or the consultation that it is
   * about.
   */
  public static Map<String, Object> bodyOf(String type) {
    Map<String, Object> body = noticeBody();
    body.put("type", type);
    switch (type) {
      case "POLICY" -> {
        body.put("title", "集市管理办法");
        body.put("documentNumber", "青政发〔2026〕3号");
        body.put("generatedOn", "2026-04-10");
        body.put("effectiveOn", "2026-05-01");
      }
      case "INTERPRETATION" -> {
        body.put("title", "《集市管理办法》解读");
        body.put("interprets", aDraft("POLICY"));
      }
      case "CONSULTATION_NOTICE" -> {
        body.put("title", "关于公开征求《集市管理办法》意见的公告");
        body.put("consultationId", Api.aConsultation());
      }
      case "GAZETTE" -> {
        body.put("title", "青禾镇人民政府公报");
        body.put("issue", "2026年第2期");
      }
      default -> {}
    }
    return body;
  }

  /** A body with one field changed. */
  public static Map<String, Object> with(Map<String, ?> body, String field, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(body);
    changed.put(field, value);
    return changed;
  }

  /** A body without a field. */
  public static Map<String, Object> without(Map<String, ?> body, String field) {
    Map<String, Object> changed = new LinkedHashMap<>(body);
    changed.remove(field);
    return changed;
  }

  /** Begins a content as the editor {@code staff-editor}. */
  public static Response create(Map<String, ?> body) {
    return Api.as("editor")
        .header("Idempotency-Key", Api.key())
        .contentType(ContentType.JSON)
        .body(body)
        .post(PATH);
  }

  /** The id of a new content, which nobody has submitted. */
  public static String aDraft(String type) {
    return made(bodyOf(type));
  }

  /** The id of a new content with this body. */
  @CanIgnoreReturnValue
  public static String made(Map<String, ?> body) {
    return create(body).then().statusCode(201).extract().path("id");
  }

  /** A content as an editor reads it. */
  public static Response get(String id) {
    return Api.as("editor").get(PATH + "/" + id);
  }

  /** The present version of a content, for {@code If-Match}. */
  public static String etag(String id) {
    return get(id).header("ETag");
  }

  /** Writes the next version on the present one. */
  public static Response replace(String id, Map<String, ?> text) {
    return replace(id, etag(id), text);
  }

  /** Writes the next version. */
  public static Response replace(String id, String ifMatch, Map<String, ?> text) {
    return Api.as("editor")
        .header("If-Match", ifMatch)
        .contentType(ContentType.JSON)
        .body(text)
        .put(PATH + "/" + id);
  }

  /** Begins a correction on the present version. */
  public static Response correct(String id, Map<String, ?> text) {
    Map<String, Object> body = new LinkedHashMap<>(Map.of("kind", "MINOR", "note", "更正开放时间。"));
    body.putAll(text);
    return Api.as("editor")
        .header("If-Match", etag(id))
        .header("Idempotency-Key", Api.key())
        .contentType(ContentType.JSON)
        .body(body)
        .post(PATH + "/" + id + "/correction");
  }

  /** What the last check found. */
  public static Response findings(String id) {
    return Api.as("editor").get(PATH + "/" + id + "/findings");
  }

  /** Overrides a finding. */
  public static Response override(String id, int position, String reason) {
    return Api.as("editor")
        .contentType(ContentType.JSON)
        .body(Map.of("reason", reason))
        .post(PATH + "/" + id + "/findings/" + position + "/override");
  }
}
