package org.gongkai.wechat.callback;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A callback as the platform sends it.
 *
 * @param app name in the address
 */
@SuppressWarnings("ArrayRecordComponent")
record Push(String app, Map<String, String> query, String contentType, byte[] body) {

  static final String PLAIN_APP = "plain";
  static final String PLAIN_TOKEN = "plainToken";

  /** The text of an event of {@link ScriptedHandler}, about something new. */
  static String event(String openid) {
    return ("{\"ToUserName\": \"gh_sample\", \"FromUserName\": \"%s\", \"CreateTime\": 1714112445,"
            + " \"MsgType\": \"event\", \"Event\": \"%s\", \"trace_id\": \"%s\"}")
        .formatted(openid, ScriptedHandler.EVENT, UUID.randomUUID());
  }

  /** The same in XML. */
  static String xmlEvent(String openid) {
    return ("<xml><ToUserName><![CDATA[gh_sample]]></ToUserName>"
            + "<FromUserName><![CDATA[%s]]></FromUserName><CreateTime>1714112445</CreateTime>"
            + "<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[%s]]></Event>"
            + "<trace_id>%s</trace_id></xml>")
        .formatted(openid, ScriptedHandler.EVENT, UUID.randomUUID());
  }

  /** Encrypted for an account, in JSON. */
  static Push secure(Account account, String message) {
    return secure(account, message, Duration.ZERO);
  }

  /** The same, signed a while after now. */
  static Push secure(Account account, String message, Duration later) {
    String nonce = nonce();
    String sealed =
        new CallbackCrypto(account.appId(), account.callbackKey())
            .encrypt(nonce.substring(0, 16).getBytes(US_ASCII), message);
    return sealed(account, sealed, nonce, later);
  }

  /** With a text in the place of the encrypted message, rightly signed. */
  static Push sealed(Account account, String sealed, String nonce, Duration later) {
    String timestamp = timestamp(later);
    String token = account.callbackToken();
    Map<String, String> query = query(token, timestamp, nonce);
    query.put("encrypt_type", "aes");
    query.put("openid", "o-sample-openid");
    query.put("msg_signature", CallbackCrypto.sign(token, timestamp, nonce, sealed));
    String body = "{\"ToUserName\": \"gh_sample\", \"Encrypt\": \"" + sealed + "\"}";
    return new Push(account.name(), query, "application/json", body.getBytes(UTF_8));
  }

  /** Plain, to the account that takes such. */
  static Push plain(String message) {
    return plain(message, Duration.ZERO);
  }

  static Push plain(String message, Duration later) {
    return new Push(
        PLAIN_APP,
        query(PLAIN_TOKEN, timestamp(later), nonce()),
        "text/xml",
        message.getBytes(UTF_8));
  }

  /** What the platform asks of an address. */
  static Push check(String app, String token, Duration later) {
    return new Push(app, query(token, timestamp(later), nonce()), "", new byte[0]);
  }

  Push to(String other) {
    return new Push(other, query, contentType, body);
  }

  Push with(String parameter, String value) {
    Map<String, String> changed = new LinkedHashMap<>(query);
    changed.put(parameter, value);
    return new Push(app, changed, contentType, body);
  }

  Push without(String parameter) {
    Map<String, String> changed = new LinkedHashMap<>(query);
    changed.remove(parameter);
    return new Push(app, changed, contentType, body);
  }

  Push as(String type) {
    return new Push(app, query, type, body);
  }

  Push saying(String text) {
    return new Push(app, query, contentType, text.getBytes(UTF_8));
  }

  Response send() {
    return given().queryParams(query).contentType(contentType).body(body).post(path());
  }

  Response get(String echo) {
    return given().queryParams(query).queryParam("echostr", echo).get(path());
  }

  String path() {
    return "/v1/wechat/callbacks/" + app;
  }

  private static Map<String, String> query(String token, String timestamp, String nonce) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("signature", CallbackCrypto.sign(token, timestamp, nonce));
    query.put("timestamp", timestamp);
    query.put("nonce", nonce);
    return query;
  }

  private static String timestamp(Duration later) {
    return String.valueOf(Instant.now().plus(later).getEpochSecond());
  }

  static String nonce() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
