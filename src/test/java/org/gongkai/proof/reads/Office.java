package org.gongkai.proof.reads;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.gongkai.sandbox.SandboxServers;

/** Sends what editors, reviewers and officers do, through the instance that is asked for. */
final class Office {

  static final String EDITOR = "editor";
  static final String OFFICER = "officer";
  static final String REVIEWER = "reviewer";

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final List<String> urls;
  private final HttpClient client;
  private final String issuer;
  private final PrivateKey key;
  private final Map<String, String> tokens = new ConcurrentHashMap<>();

  /** An answer to a write. */
  record Reply(int status, JsonNode body) {

    boolean isDone() {
      return status < 300;
    }

    /** Some requests come too late for the state they meant; nothing else may fail. */
    boolean isRefused() {
      return status >= 400 && status < 500;
    }
  }

  Office(SandboxServers servers, List<String> urls, HttpClient client) {
    this.urls = urls;
    this.client = client;
    this.issuer = setting(servers.configuration(), "quarkus.oidc.token.issuer");
    this.key = key(setting(servers.sandboxConfiguration(), "gongkai.sandbox.staff-key"));
  }

  int instances() {
    return urls.size();
  }

  /** Posts JSON as the first person of a role. */
  Reply post(int instance, String role, String path, Map<String, ?> body) {
    return post(instance, role, role + "-1", path, body);
  }

  Reply post(int instance, String role, String person, String path, Map<String, ?> body) {
    return send(instance, token(person, role), "POST", path, "application/json", json(body));
  }

  Reply put(int instance, String role, String path, Map<String, ?> body) {
    return send(instance, token(role + "-1", role), "PUT", path, "application/json", json(body));
  }

  /** Posts a plain text as an officer. */
  Reply text(int instance, String path, String text) {
    String type = "text/plain; charset=UTF-8";
    return send(instance, token("officer-1", OFFICER), "POST", path, type, text.getBytes(UTF_8));
  }

  /** Posts JSON as a citizen of the simulated platform. */
  Reply citizen(int instance, String path, Map<String, ?> body) {
    Map<String, String> code = Map.of("code", "demo-reads");
    JsonNode session =
        send(instance, "", "POST", "/v1/sessions/wechat", "application/json", json(code)).body();
    String token = session.path("accessToken").asText();
    return send(instance, token, "POST", path, "application/json", json(body));
  }

  /** The body of what must work. */
  @CanIgnoreReturnValue
  static JsonNode done(Reply reply) {
    if (!reply.isDone()) {
      throw new IllegalStateException(reply.toString());
    }
    return reply.body();
  }

  private Reply send(
      int instance, String token, String method, String path, String type, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(urls.get(instance) + path))
            .timeout(PATIENCE)
            .header("Content-Type", type)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .header("If-Match", "*")
            .method(method, BodyPublishers.ofByteArray(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
      return new Reply(response.statusCode(), MAPPER.readTree(response.body()));
    } catch (IOException failure) {
      throw new IllegalStateException(method + ' ' + path + " through " + instance, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static byte[] json(Map<String, ?> body) {
    try {
      return MAPPER.writeValueAsBytes(body);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private String token(String person, String role) {
    return tokens.computeIfAbsent(
        person,
        subject ->
            Jwt.issuer(issuer)
                .subject(subject)
                .audience("gongkai")
                .groups(Set.of(role))
                .claim("unit", "青禾镇人民政府")
                .expiresIn(86_400)
                .jws()
                .sign(key));
  }

  private static String setting(Map<String, String> settings, String name) {
    return Objects.requireNonNull(settings.get(name), name);
  }

  private static PrivateKey key(String base64) {
    try {
      byte[] key = Base64.getDecoder().decode(base64);
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
