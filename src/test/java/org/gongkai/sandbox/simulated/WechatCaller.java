package org.gongkai.sandbox.simulated;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Calls the simulated platform as a plain client would. */
final class WechatCaller {

  static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16};

  private final WechatSimulator wechat;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  WechatCaller(WechatSimulator wechat) {
    this.wechat = wechat;
  }

  HttpResponse<byte[]> send(HttpRequest.Builder request, String address) {
    try {
      return client.send(
          request.uri(URI.create(wechat.url() + address)).timeout(Duration.ofSeconds(10)).build(),
          BodyHandlers.ofByteArray());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  String get(String address) {
    return new String(send(HttpRequest.newBuilder().GET(), address).body(), UTF_8);
  }

  int control(String address) {
    return send(HttpRequest.newBuilder().POST(BodyPublishers.noBody()), "/control/" + address)
        .statusCode();
  }

  String postRaw(String address, String body) {
    HttpRequest.Builder request = HttpRequest.newBuilder().POST(BodyPublishers.ofString(body));
    return new String(send(request, address).body(), UTF_8);
  }

  JsonObject token(String appId, String secret) {
    JsonObject body =
        new JsonObject()
            .put("grant_type", "client_credential")
            .put("appid", appId)
            .put("secret", secret);
    return new JsonObject(postRaw(WechatSimulator.TOKEN, body.encode()));
  }

  String miniToken() {
    return token(WechatAccounts.MINI_APP_ID, WechatAccounts.MINI_SECRET).getString("access_token");
  }

  String govToken() {
    return token(WechatAccounts.GOV_APP_ID, WechatAccounts.GOV_SECRET).getString("access_token");
  }

  /** A call of the mini-program. */
  JsonObject mini(String path, JsonObject body) {
    return new JsonObject(postRaw(path + "?access_token=" + miniToken(), body.encode()));
  }

  /** A call of the official account. */
  JsonObject gov(String path, JsonObject body) {
    return new JsonObject(postRaw(path + "?access_token=" + govToken(), body.encode()));
  }

  /** The code with which a call is refused; 0 when it is not. */
  static int errcode(JsonObject answer) {
    return answer.getInteger("errcode", 0);
  }

  JsonObject login(String code) {
    String query =
        "?appid="
            + WechatAccounts.MINI_APP_ID
            + "&secret="
            + WechatAccounts.MINI_SECRET
            + "&grant_type=authorization_code&js_code="
            + URLEncoder.encode(code, UTF_8);
    return new JsonObject(get(WechatSimulator.LOGIN + query));
  }

  /** Sends a file; a null name leaves the file's name out. */
  JsonObject upload(
      String path, String query, String field, @Nullable String filename, byte[] bytes) {
    String mark = "----boundary";
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String name = filename == null ? "" : "; filename=\"" + filename + "\"";
    body.writeBytes(
        ("--" + mark + "\r\nContent-Disposition: form-data; name=\"" + field + "\"" + name)
            .getBytes(UTF_8));
    body.writeBytes("\r\nContent-Type: image/jpeg\r\n\r\n".getBytes(UTF_8));
    body.writeBytes(bytes);
    body.writeBytes(("\r\n--" + mark + "--\r\n").getBytes(UTF_8));
    HttpRequest.Builder request =
        HttpRequest.newBuilder()
            .header("Content-Type", "multipart/form-data; boundary=" + mark)
            .POST(BodyPublishers.ofByteArray(body.toByteArray()));
    String address = path + "?access_token=" + govToken() + query;
    return new JsonObject(new String(send(request, address).body(), UTF_8));
  }

  String image() {
    return upload(WechatSimulator.UPLOAD_IMAGE, "", "media", "a.jpg", JPEG).getString("url");
  }

  String cover() {
    return upload(WechatSimulator.ADD_MATERIAL, "&type=image", "media", "封面.jpg", JPEG)
        .getString("media_id");
  }

  static byte[] jpeg(int size) {
    return Arrays.copyOf(JPEG, size);
  }

  /** An article that the platform takes. */
  JsonObject article(String source) {
    return new JsonObject()
        .put("article_type", "news")
        .put("title", "关于公开征求意见的公告")
        .put("author", "青禾镇")
        .put("digest", "摘要")
        .put("content", "<p>正文</p>")
        .put("content_source_url", source)
        .put("thumb_media_id", cover())
        .put("need_open_comment", 0)
        .put("only_fans_can_comment", 0);
  }

  JsonObject addDraft(JsonObject... articles) {
    return gov(
        WechatSimulator.DRAFT + "add",
        new JsonObject().put("articles", new JsonArray(Arrays.asList((Object[]) articles))));
  }

  /** A draft with one article; its name. */
  String draft(String source) {
    return addDraft(article(source)).getString("media_id");
  }

  /** Submits a draft; the publication's name. */
  String submit(String mediaId) {
    return gov(WechatSimulator.PUBLICATION + "submit", new JsonObject().put("media_id", mediaId))
        .getString("publish_id");
  }

  JsonObject publication(String publishId) {
    return gov(WechatSimulator.PUBLICATION + "get", new JsonObject().put("publish_id", publishId));
  }
}
