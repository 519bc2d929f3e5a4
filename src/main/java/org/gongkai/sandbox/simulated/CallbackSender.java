package org.gongkai.sandbox.simulated;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts callbacks in the platform's secure mode: AES-256-CBC, padded to blocks of 32 bytes, signed
 * with SHA-1. Written apart from the product's own cryptography, so that each checks the other.
 */
final class CallbackSender {

  private static final int BLOCK = 32;
  private static final int RANDOM = 16;
  private static final int TRIES = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  CallbackSender(InstantSource clock) {
    this.clock = clock;
  }

  /** Posts it, up to three times until it is answered within five seconds; the last status. */
  int post(WechatAccount account, String url, JsonObject event) {
    String openid = event.getString("FromUserName");
    String message = account.isMiniProgram() ? event.encode() : XmlText.of(event);
    int status = 0;
    for (int i = 0; i < TRIES && status != 200; i++) {
      status = postOnce(account, url, openid, message);
    }
    return status;
  }

  private int postOnce(WechatAccount account, String url, String openid, String message) {
    String encrypted = encrypt(account, message, bytes());
    JsonObject envelope =
        new JsonObject().put("ToUserName", account.originalId()).put("Encrypt", encrypted);
    boolean isJson = account.isMiniProgram();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + '?' + query(account, openid, encrypted)))
            .timeout(PATIENCE)
            .header("Content-Type", isJson ? "application/json" : "text/xml")
            .POST(BodyPublishers.ofString(isJson ? envelope.encode() : XmlText.of(envelope)))
            .build();
    return send(request).statusCode();
  }

  /** Asks whether the address answers the platform's check of it. */
  boolean verify(WechatAccount account, String url) {
    String timestamp = timestamp();
    String nonce = nonce();
    String echo = nonce();
    String query =
        "signature="
            + sign(account.callbackToken(), timestamp, nonce)
            + "&timestamp="
            + timestamp
            + "&nonce="
            + nonce
            + "&echostr="
            + echo;
    Answer answer =
        send(HttpRequest.newBuilder(URI.create(url + '?' + query)).timeout(PATIENCE).build());
    return answer.statusCode() == 200 && answer.body().equals(echo);
  }

  /** A status of 0: no answer. */
  private record Answer(int statusCode, String body) {}

  private Answer send(HttpRequest request) {
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException unanswered) {
      return new Answer(0, "");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Answer(0, "");
    }
  }

  private String query(WechatAccount account, String openid, String encrypted) {
    String timestamp = timestamp();
    String nonce = nonce();
    return "signature="
        + sign(account.callbackToken(), timestamp, nonce)
        + "&timestamp="
        + timestamp
        + "&nonce="
        + nonce
        + "&openid="
        + URLEncoder.encode(openid, UTF_8)
        + "&encrypt_type=aes&msg_signature="
        + sign(account.callbackToken(), timestamp, nonce, encrypted);
  }

  /** {@code hex(sha1(concat(sort(parts))))}. */
  static String sign(String... parts) {
    String[] sorted = parts.clone();
    Arrays.sort(sorted);
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      return HexFormat.of().formatHex(sha1.digest(String.join("", sorted).getBytes(UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** 16 random bytes, the length in 4 bytes, the message and the AppID, encrypted. */
  static String encrypt(WechatAccount account, String message, byte[] start) {
    byte[] key = Base64.getDecoder().decode(account.callbackKey() + "=");
    byte[] text = message.getBytes(UTF_8);
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    plain.writeBytes(start);
    plain.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
    plain.writeBytes(text);
    plain.writeBytes(account.appId().getBytes(UTF_8));
    int padding = BLOCK - plain.size() % BLOCK;
    for (int i = 0; i < padding; i++) {
      plain.write(padding);
    }
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(key, "AES"),
          new IvParameterSpec(Arrays.copyOf(key, 16)));
      return Base64.getEncoder().encodeToString(cipher.doFinal(plain.toByteArray()));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** As the platform does, signs that can be read. */
  private byte[] bytes() {
    byte[] start = new byte[RANDOM];
    for (int i = 0; i < RANDOM; i++) {
      start[i] = (byte) Character.forDigit(random.nextInt(16), 16);
    }
    return start;
  }

  private String timestamp() {
    return Long.toString(clock.instant().getEpochSecond());
  }

  private String nonce() {
    return Integer.toString(100_000_000 + random.nextInt(900_000_000));
  }
}
