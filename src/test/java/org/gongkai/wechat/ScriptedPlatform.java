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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** The platform as a test wants it to behave. Unless told otherwise it does what it is asked. */
final class ScriptedPlatform implements AutoCloseable {

  static final String LOGIN = "/sns/jscode2session";
  static final String TOKEN = "/cgi-bin/stable_token";
  static final String CHECK = "/wxa/msg_sec_check";

  private final HttpServer server;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Map<String, Function<Call, Reply>> script = new ConcurrentHashMap<>();

  /** A request. */
  record Call(String path, String query, String body) {

    JsonObject json() {
      return new JsonObject(body);
    }
  }

  /**
   * An answer.
   *
   * @param status 0 ends the connection without one
   */
  record Reply(int status, String contentType, String body) {

    static Reply json(String body) {
      return new Reply(200, "application/json; encoding=utf-8", body);
    }

    static Reply error(int errcode) {
      return json("{\"errcode\":" + errcode + ",\"errmsg\":\"refused rid: 6789abcd-1\"}");
    }

    static Reply suggest(String suggest) {
      return json(
          "{\"errcode\":0,\"errmsg\":\"ok\",\"trace_id\":\"trace-"
              + suggest
              + "\",\"result\":{\"suggest\":\""
              + suggest
              + "\",\"label\":100}}");
    }

    static Reply none() {
      return new Reply(0, "", "");
    }
  }

  ScriptedPlatform() {
    answer(
        LOGIN, call -> Reply.json("{\"openid\":\"oInvented-1\",\"session_key\":\"c2Vzc2lvbg==\"}"));
    answer(
        TOKEN,
        call ->
            Reply.json(
                "{\"access_token\":\"invented-token-" + count(TOKEN) + "\",\"expires_in\":7200}"));
    answer(CHECK, call -> Reply.suggest("pass"));
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

  void answer(String path, Function<Call, Reply> answers) {
    script.put(path, answers);
  }

  /** Answers in this order; the last one again and again. */
  void answer(String path, Reply... replies) {
    int before = count(path);
    answer(path, call -> replies[Math.min(count(path) - before, replies.length) - 1]);
  }

  List<Call> calls(String path) {
    return calls.stream().filter(call -> call.path().equals(path)).toList();
  }

  int count(String path) {
    return calls(path).size();
  }

  private void serve(HttpExchange exchange) throws IOException {
    Call call =
        new Call(
            exchange.getRequestURI().getPath(),
            String.valueOf(exchange.getRequestURI().getQuery()),
            new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    calls.add(call);
    Reply reply = script.getOrDefault(call.path(), unknown -> Reply.none()).apply(call);
    if (reply.status() != 0) {
      byte[] body = reply.body().getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", reply.contentType());
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
