package org.gongkai.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A platform that answers as it is told; untold it answers each call with a success. */
final class ScriptedPlatform implements AutoCloseable {

  /** The first bytes of a PNG. */
  static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

  static final String OPENID = "oInvented-1";
  static final String SESSION_KEY = "aW52ZW50ZWQtc2Vzc2lvbg==";

  private static final Map<Endpoint, String> SUCCESS = successes();

  private final HttpServer server;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Map<String, Function<Call, Reply>> script = new ConcurrentHashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);

  /** A request. */
  @SuppressWarnings("ArrayRecordComponent")
  record Call(String method, String path, String query, byte[] raw) {

    String body() {
      return new String(raw, UTF_8);
    }

    JsonObject json() {
      return new JsonObject(body());
    }
  }

  /**
   * An answer.
   *
   * @param status 0 ends the connection without one, -1 never answers
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Reply(int status, String contentType, byte[] body) {

    static Reply json(String body) {
      return new Reply(200, "application/json; encoding=utf-8", body.getBytes(UTF_8));
    }

    static Reply text(String body) {
      return new Reply(200, "text/plain", body.getBytes(UTF_8));
    }

    static Reply error(int errcode) {
      return text(
          "{\"errcode\":" + errcode + ",\"errmsg\":\"refused rid: 6789abcd-1 and a word\"}");
    }

    static Reply status(int status) {
      return new Reply(status, "text/html", "<html>".getBytes(UTF_8));
    }

    static Reply none() {
      return new Reply(0, "", new byte[0]);
    }

    static Reply never() {
      return new Reply(-1, "", new byte[0]);
    }
  }

  ScriptedPlatform() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.setExecutor(workers);
    server.createContext("/", this::serve);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** A successful answer to a call. */
  Reply success(Endpoint endpoint) {
    if (endpoint == Endpoint.CODE) {
      return new Reply(200, "image/png", PICTURE);
    }
    if (endpoint == Endpoint.TOKEN) {
      return Reply.json(
          "{\"access_token\":\"invented-token-" + count(endpoint) + "\",\"expires_in\":7200}");
    }
    return Reply.json(SUCCESS.getOrDefault(endpoint, "{}"));
  }

  void answer(Endpoint endpoint, Function<Call, Reply> answers) {
    script.put(endpoint.path(), answers);
  }

  /** Answers in this order, and then with success. */
  void answer(Endpoint endpoint, Reply... replies) {
    int before = count(endpoint);
    answer(
        endpoint,
        call -> {
          int number = count(endpoint) - before;
          return number <= replies.length ? replies[number - 1] : success(endpoint);
        });
  }

  List<Call> calls(Endpoint endpoint) {
    return calls.stream().filter(call -> call.path().equals(endpoint.path())).toList();
  }

  int count(Endpoint endpoint) {
    return calls(endpoint).size();
  }

  private void serve(HttpExchange exchange) throws IOException {
    Call call =
        new Call(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getPath(),
            String.valueOf(exchange.getRequestURI().getQuery()),
            exchange.getRequestBody().readAllBytes());
    calls.add(call);
    Reply reply = script.getOrDefault(call.path(), this::untold).apply(call);
    if (reply.status() == -1) {
      await();
    } else if (reply.status() != 0) {
      exchange.getResponseHeaders().set("Content-Type", reply.contentType());
      exchange.sendResponseHeaders(reply.status(), reply.body().length);
      exchange.getResponseBody().write(reply.body());
    }
    exchange.close();
  }

  private Reply untold(Call call) {
    for (Endpoint endpoint : Endpoint.values()) {
      if (endpoint.path().equals(call.path())) {
        return success(endpoint);
      }
    }
    return Reply.status(404);
  }

  private void await() {
    try {
      boolean ended = closing.await(1, TimeUnit.MINUTES);
      if (!ended) {
        throw new IllegalStateException("nobody closed the platform");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    workers.shutdownNow();
  }

  private static Map<Endpoint, String> successes() {
    Map<Endpoint, String> all = new EnumMap<>(Endpoint.class);
    String ok = "\"errcode\":0,\"errmsg\":\"ok\"";
    String item =
        "{\"title\":\"标题\",\"digest\":\"摘要\",\"content\":\"<p>正文</p>\",\"content_source_url\":"
            + "\"https://example.gov.cn/1\",\"url\":\"https://mp.weixin.qq.com/s/1\"}";
    for (Endpoint endpoint : Endpoint.values()) {
      all.put(endpoint, "{" + ok + "}");
    }
    all.put(
        Endpoint.LOGIN, "{\"openid\":\"" + OPENID + "\",\"session_key\":\"" + SESSION_KEY + "\"}");
    all.put(
        Endpoint.PHONE,
        "{"
            + ok
            + ",\"phone_info\":{\"phoneNumber\":\"13800000000\",\"purePhoneNumber\":"
            + "\"13800000000\",\"countryCode\":\"86\",\"watermark\":{\"timestamp\":1,\"appid\":\""
            + ClientParts.MINI_ID
            + "\"}}}");
    all.put(
        Endpoint.TEXT_CHECK,
        "{" + ok + ",\"trace_id\":\"trace-1\",\"result\":{\"suggest\":\"pass\",\"label\":100}}");
    all.put(Endpoint.MEDIA_CHECK, "{" + ok + ",\"trace_id\":\"trace-2\"}");
    all.put(Endpoint.MESSAGE, "{" + ok + ",\"msgid\":1700000001}");
    all.put(Endpoint.URL_LINK, "{" + ok + ",\"url_link\":\"https://wxaurl.cn/abc\"}");
    all.put(Endpoint.UPLOAD_IMAGE, "{\"url\":\"http://mmbiz.qpic.cn/1\"}");
    all.put(Endpoint.ADD_MATERIAL, "{\"media_id\":\"material-1\",\"url\":\"http://mmbiz/2\"}");
    all.put(Endpoint.ADD_DRAFT, "{\"media_id\":\"draft-1\"}");
    all.put(Endpoint.GET_DRAFT, "{\"news_item\":[" + item + "]}");
    all.put(Endpoint.COUNT_DRAFTS, "{\"total_count\":3}");
    all.put(
        Endpoint.LIST_DRAFTS,
        "{\"total_count\":1,\"item_count\":1,\"item\":[{\"media_id\":\"draft-1\",\"content\":"
            + "{\"news_item\":["
            + item
            + "]},\"update_time\":1}]}");
    all.put(Endpoint.SUBMIT, "{" + ok + ",\"publish_id\":\"100000001\",\"msg_data_id\":\"2\"}");
    all.put(
        Endpoint.GET_PUBLICATION,
        "{\"publish_id\":\"100000001\",\"publish_status\":0,\"article_id\":\"article-1\\n\","
            + "\"article_detail\":{\"count\":1,\"item\":[{\"idx\":1,\"article_url\":"
            + "\"https://mp.weixin.qq.com/s/1\"}]},\"fail_idx\":[]}");
    all.put(Endpoint.GET_ARTICLE, "{\"news_item\":[" + item + "]}");
    all.put(
        Endpoint.LIST_ARTICLES,
        "{\"total_count\":1,\"item_count\":1,\"item\":[{\"article_id\":\"article-1\",\"content\":"
            + "{\"news_item\":["
            + item
            + "]},\"update_time\":1}]}");
    all.put(Endpoint.MASS_SEND, "{" + ok + ",\"msg_id\":1000000001,\"msg_data_id\":2}");
    all.put(Endpoint.GET_MASS, "{\"msg_id\":1000000001,\"msg_status\":\"SEND_SUCCESS\"}");
    return all;
  }

  /** The single call to an endpoint. */
  Call only(Endpoint endpoint) {
    List<Call> found = calls(endpoint);
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " calls of " + endpoint);
    }
    return found.get(0);
  }

  /** A value of the query; null when absent. */
  static @Nullable String parameter(Call call, String name) {
    for (String pair : call.query().split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return pair.substring(name.length() + 1);
      }
    }
    return null;
  }
}
