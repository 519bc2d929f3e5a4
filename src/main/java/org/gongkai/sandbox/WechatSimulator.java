package org.gongkai.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The WeChat platform on loopback: login, access token and text check, as strict as the real one
 * and answering JSON as {@code text/plain} as it does.
 *
 * <p>Codes: {@code demo-NAME} logs NAME in, any number of times; {@code used-NAME} was used before;
 * {@code blocked-NAME} is refused; {@code busy} finds the platform busy; every other one is
 * invalid. Texts: one that holds {@code 测试复核} needs a person, {@code 测试违规} is risky, {@code 测试繁忙}
 * finds the platform busy; every other one passes.
 */
public final class WechatSimulator implements AutoCloseable {

  static final String APP_ID = "wxsandbox0000000000";
  static final String APP_SECRET = "sandbox-secret";

  private static final String OPENID_PREFIX = "oSandbox-";
  private static final int MAX_CONTENT = 2500;
  private static final Set<String> CHECK_FIELDS =
      Set.of("content", "version", "scene", "openid", "title", "nickname", "signature");

  private final HttpServer server;
  private final ExecutorService workers;
  private final ObjectMapper json = new ObjectMapper();
  private final String token = "sandbox-token-" + UUID.randomUUID();

  private WechatSimulator(HttpServer server, ExecutorService workers) {
    this.server = server;
    this.workers = workers;
  }

  /** Starts it; port 0 for any free one. */
  public static WechatSimulator start(int port) {
    int free = Ports.claim(port, "gongkai.embedded.wechat-port");
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), free), 0);
      ExecutorService workers = Executors.newFixedThreadPool(4, WechatSimulator::thread);
      WechatSimulator simulator = new WechatSimulator(server, workers);
      server.setExecutor(workers);
      server.createContext(
          "/sns/jscode2session", exchange -> answer(exchange, simulator.login(query(exchange))));
      server.createContext(
          "/cgi-bin/stable_token",
          exchange -> answer(exchange, simulator.token(body(simulator, exchange))));
      server.createContext(
          "/wxa/msg_sec_check",
          exchange ->
              answer(exchange, simulator.check(query(exchange), body(simulator, exchange))));
      server.start();
      return simulator;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "wechat-simulator");
    thread.setDaemon(true);
    return thread;
  }

  /** Address of its API. */
  public String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private ObjectNode login(Map<String, String> query) {
    if (!APP_ID.equals(query.get("appid"))) {
      return error(40013, "invalid appid");
    }
    if (!APP_SECRET.equals(query.get("secret"))) {
      return error(40125, "invalid appsecret");
    }
    String code = query.getOrDefault("js_code", "");
    if (code.startsWith("demo-")) {
      return json.createObjectNode()
          .put("openid", OPENID_PREFIX + code.substring("demo-".length()))
          .put("session_key", "c2FuZGJveC1zZXNzaW9uIQ==");
    }
    if (code.startsWith("used-")) {
      return error(40163, "code been used");
    }
    if (code.startsWith("blocked-")) {
      return error(40226, "code blocked");
    }
    return code.equals("busy") ? error(-1, "system error") : error(40029, "invalid code");
  }

  private ObjectNode token(JsonNode body) {
    if (!APP_ID.equals(body.path("appid").asText())) {
      return error(40013, "invalid appid");
    }
    if (!APP_SECRET.equals(body.path("secret").asText())) {
      return error(40125, "invalid appsecret");
    }
    if (!"client_credential".equals(body.path("grant_type").asText())) {
      return error(40002, "invalid grant_type");
    }
    return json.createObjectNode().put("access_token", token).put("expires_in", 7200);
  }

  private ObjectNode check(Map<String, String> query, JsonNode body) {
    if (!token.equals(query.get("access_token"))) {
      return error(40001, "invalid credential, access_token is invalid or not latest");
    }
    if (!isWellFormed(body)) {
      return error(47001, "data format error");
    }
    if (!body.path("openid").asText().startsWith(OPENID_PREFIX)) {
      return error(40003, "invalid openid");
    }
    String content = body.path("content").asText();
    if (content.contains("测试繁忙")) {
      return error(-1, "system error");
    }
    boolean risky = content.contains("测试违规");
    String suggest = risky ? "risky" : content.contains("测试复核") ? "review" : "pass";
    ObjectNode answer = json.createObjectNode().put("errcode", 0).put("errmsg", "ok");
    answer.put("trace_id", UUID.randomUUID().toString());
    answer
        .putObject("result")
        .put("suggest", suggest)
        .put("label", suggest.equals("pass") ? 100 : 21000);
    return answer;
  }

  private static boolean isWellFormed(JsonNode body) {
    for (Iterator<String> fields = body.fieldNames(); fields.hasNext(); ) {
      if (!CHECK_FIELDS.contains(fields.next())) {
        return false;
      }
    }
    int length = body.path("content").asText().length();
    return body.path("version").isInt()
        && body.path("version").asInt() == 2
        && body.path("scene").isInt()
        && body.path("content").isTextual()
        && length > 0
        && length <= MAX_CONTENT;
  }

  private ObjectNode error(int errcode, String errmsg) {
    String rid = UUID.randomUUID().toString().substring(0, 8);
    return json.createObjectNode().put("errcode", errcode).put("errmsg", errmsg + " rid: " + rid);
  }

  private static JsonNode body(WechatSimulator simulator, HttpExchange exchange)
      throws IOException {
    try {
      return simulator.json.readTree(exchange.getRequestBody().readAllBytes());
    } catch (JsonProcessingException malformed) {
      return simulator.json.createObjectNode();
    }
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.put(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return query;
  }

  private static void answer(HttpExchange exchange, ObjectNode answer) throws IOException {
    byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
