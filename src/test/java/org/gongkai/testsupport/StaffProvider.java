package org.gongkai.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A simulated OpenID provider with discovery and a set of keys, away until it is told to come. A
 * second server beside it takes orders, so that a test commands it from whatever class loader:
 * {@code POST /up}, {@code /down}, {@code /silence}, {@code /speech}, {@code /publish/KID}, {@code
 * /retract/KID}, {@code /sign/KID} with a payload, {@code /asked} for the number of times that
 * somebody wanted a token judged.
 */
public class StaffProvider implements QuarkusTestResourceLifecycleManager {

  /** Where orders are taken. */
  public static final String ORDERS = "gongkai.test.staff-provider-orders";

  private final Map<String, KeyPair> keys = new ConcurrentHashMap<>();
  private final Set<String> published = ConcurrentHashMap.newKeySet();
  private final AtomicInteger asked = new AtomicInteger();
  private @Nullable HttpServer orders;
  private @Nullable HttpServer provider;
  private int port;

  @Override
  public int order() {
    // After the sandbox, whose staff key it takes the place of.
    return 1;
  }

  @Override
  public Map<String, String> start() {
    HttpServer started = listen(0);
    started.createContext("/", this::obey);
    started.start();
    orders = started;
    // A port that is nobody's until the provider comes.
    port = freePort();
    return Map.of(
        "quarkus.oidc.auth-server-url",
        url(),
        "quarkus.oidc.public-key",
        "",
        "quarkus.oidc.token.issuer",
        "",
        "quarkus.oidc.token.forced-jwk-refresh-interval",
        "0S",
        ORDERS,
        "http://127.0.0.1:" + started.getAddress().getPort());
  }

  @Override
  public void stop() {
    if (orders != null) {
      orders.stop(0);
    }
    leave();
  }

  private String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Not by a server: one that was never started keeps its port after its end. */
  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static HttpServer listen(int port) {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void obey(HttpExchange exchange) throws IOException {
    String[] order = exchange.getRequestURI().getPath().split("/", -1);
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    String kid = order.length > 2 ? order[2] : "";
    answer(exchange, 200, obey(order[1], kid, body));
  }

  private String obey(String order, String kid, String body) {
    switch (order) {
      case "up" -> come();
      case "down" -> leave();
      case "publish" -> published.add(kid);
      case "retract" -> published.remove(kid);
      case "sign" -> {
        String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + kid + "\"}";
        return Tokens.byHand(header, body, key(kid).getPrivate());
      }
      case "asked" -> {
        return String.valueOf(asked.get());
      }
      default -> throw new IllegalArgumentException(order);
    }
    return url();
  }

  private synchronized void come() {
    if (provider == null) {
      HttpServer started = listen(port);
      started.createContext("/", this::serve);
      started.start();
      provider = started;
    }
  }

  private synchronized void leave() {
    if (provider != null) {
      provider.stop(0);
      provider = null;
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    switch (exchange.getRequestURI().getPath()) {
      case "/.well-known/openid-configuration" -> answer(exchange, 200, metadata());
      case "/keys" -> answer(exchange, 200, keySet());
      case "/introspection" -> {
        asked.incrementAndGet();
        answer(exchange, 200, "{\"active\":true}");
      }
      default -> answer(exchange, 404, "{}");
    }
  }

  private String metadata() {
    return "{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/keys\",\"introspection_endpoint\":\"%1$s/introspection\"}"
        .formatted(url());
  }

  private String keySet() {
    return published.stream()
        .map(kid -> jwk(kid, (RSAPublicKey) key(kid).getPublic()))
        .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
  }

  private static String jwk(String kid, RSAPublicKey key) {
    return "{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}"
        .formatted(kid, base64(key.getModulus()), base64(key.getPublicExponent()));
  }

  private static String base64(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int sign = bytes[0] == 0 ? 1 : 0;
    byte[] unsigned = Arrays.copyOfRange(bytes, sign, bytes.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
  }

  private KeyPair key(String kid) {
    return Objects.requireNonNull(keys.computeIfAbsent(kid, name -> Tokens.newKeys()));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}
