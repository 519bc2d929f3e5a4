package org.gongkai.sandbox.simulated;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Takes callbacks as the documentation says: checks the signature, decrypts, checks the AppID. */
final class CallbackCatcher implements AutoCloseable {

  private final HttpServer server;
  private final String token;
  private final String key;
  private final String appId;
  private final BlockingQueue<Caught> caught = new LinkedBlockingQueue<>();
  private volatile int status = 200;

  /** What came: the query, the envelope and the message within. */
  record Caught(Map<String, String> query, String contentType, String envelope, String message) {}

  CallbackCatcher(String token, String key, String appId) {
    this.token = token;
    this.key = key;
    this.appId = appId;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.createContext("/", this::take);
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/callbacks";
  }

  /** From now on it answers with this status. */
  void answer(int code) {
    status = code;
  }

  /** How many came and were not asked for. */
  int waiting() {
    return caught.size();
  }

  Caught next() throws InterruptedException {
    Caught next = caught.poll(10, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("no callback came");
    }
    return next;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      Call call = Call.of(exchange);
      Map<String, String> query = new HashMap<>(call.query());
      byte[] answer = "success".getBytes(UTF_8);
      if (call.method().equals("GET")) {
        require(
            sign(text(query, "timestamp"), text(query, "nonce")).equals(text(query, "signature")));
        answer = text(query, "echostr").getBytes(UTF_8);
      } else {
        caught.add(caught(call, query));
      }
      exchange.sendResponseHeaders(status, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private Caught caught(Call call, Map<String, String> query) {
    String envelope = call.body();
    String encrypted =
        envelope.startsWith("{")
            ? new JsonObject(envelope).getString("Encrypt")
            : envelope.replaceAll("(?s).*<Encrypt><!\\[CDATA\\[(.*)]]></Encrypt>.*", "$1");
    String timestamp = text(query, "timestamp");
    String nonce = text(query, "nonce");
    require(text(query, "encrypt_type").equals("aes"));
    require(sign(timestamp, nonce).equals(text(query, "signature")));
    require(sign(timestamp, nonce, encrypted).equals(text(query, "msg_signature")));
    return new Caught(
        query, Objects.requireNonNull(call.header("content-type")), envelope, decrypted(encrypted));
  }

  private static String text(Map<String, String> query, String name) {
    return query.getOrDefault(name, "");
  }

  private String sign(String... parts) {
    List<String> sorted = Stream.concat(Stream.of(token), Arrays.stream(parts)).sorted().toList();
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-1").digest(String.join("", sorted).getBytes(UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private String decrypted(String encrypted) {
    try {
      byte[] secret = Base64.getDecoder().decode(key + "=");
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(secret, "AES"),
          new IvParameterSpec(secret, 0, 16));
      byte[] plain = cipher.doFinal(Base64.getDecoder().decode(encrypted));
      int padding = plain[plain.length - 1];
      require(padding >= 1 && padding <= 32 && plain.length % 32 == 0);
      int length = ByteBuffer.wrap(plain).getInt(16);
      String owner = new String(plain, 20 + length, plain.length - padding - 20 - length, UTF_8);
      require(owner.equals(appId));
      return new String(plain, 20, length, UTF_8);
    } catch (GeneralSecurityException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  /** What is wrong reaches the sender as no answer, and the test as no callback. */
  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalStateException("a callback is not as documented");
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
