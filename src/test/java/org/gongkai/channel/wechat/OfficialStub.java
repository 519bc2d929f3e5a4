package org.gongkai.channel.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The part of the platform that publishes articles, with faults on demand. */
final class OfficialStub implements AutoCloseable {

  static final String ADD = "/cgi-bin/draft/add";
  static final String UPDATE = "/cgi-bin/draft/update";
  static final String SUBMIT = "/cgi-bin/freepublish/submit";
  static final String SEND = "/cgi-bin/message/mass/sendall";
  static final String UPLOAD = "/cgi-bin/media/uploadimg";
  static final String MATERIAL = "/cgi-bin/material/add_material";
  static final String POLL = "/cgi-bin/freepublish/get";
  static final String DELETE = "/cgi-bin/freepublish/delete";
  static final String ARTICLES = "/cgi-bin/freepublish/batchget";

  /** Ends the connection before the effect. */
  static final int LOST_BEFORE = 1;

  /** Ends the connection after the effect. */
  static final int LOST_AFTER = 2;

  final Map<String, JsonObject> drafts = new LinkedHashMap<>();
  final Map<String, JsonObject> articles = new LinkedHashMap<>();
  final Map<String, String> jobs = new LinkedHashMap<>();
  final Map<String, String> messages = new LinkedHashMap<>();

  /** What jobs answer one after the other; then 0. */
  final Deque<Integer> states = new ArrayDeque<>();

  private final Map<String, Deque<Integer>> faults = new HashMap<>();
  private final Map<String, String> sent = new HashMap<>();
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private final ExecutorService worker = Executors.newSingleThreadExecutor();
  private final HttpServer server;
  private int number;

  OfficialStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.setExecutor(worker);
    server.createContext("/", this::serve);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The next calls end so: a fault, an error code, or 0 for success. */
  void fail(String path, Integer... how) {
    faults.computeIfAbsent(path, any -> new ArrayDeque<>()).addAll(List.of(how));
  }

  long count(String path) {
    return calls.stream().filter(path::equals).count();
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] raw = exchange.getRequestBody().readAllBytes();
    calls.add(path);
    Integer fault = faults.getOrDefault(path, new ArrayDeque<>()).poll();
    int how = fault == null ? 0 : fault;
    JsonObject answer =
        how > LOST_AFTER || how < 0
            ? error(how)
            : how == LOST_BEFORE ? error(0) : answer(path, new String(raw, UTF_8));
    if (how != LOST_BEFORE && how != LOST_AFTER) {
      byte[] body = answer.toBuffer().getBytes();
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private JsonObject answer(String path, String body) {
    if (path.equals(UPLOAD)) {
      return new JsonObject().put("url", "http://mmbiz.qpic.cn/" + ++number + "?a=1&b=2");
    }
    if (path.equals(MATERIAL)) {
      return new JsonObject().put("media_id", "material-" + ++number);
    }
    JsonObject asked = body.isEmpty() ? new JsonObject() : new JsonObject(body);
    return switch (path) {
      case "/cgi-bin/stable_token" ->
          new JsonObject().put("access_token", "invented").put("expires_in", 7200);
      case ADD -> add(asked.getJsonArray("articles").getJsonObject(0));
      case UPDATE -> update(asked);
      case "/cgi-bin/draft/get" -> items(drafts, asked.getString("media_id"), 40007);
      case "/cgi-bin/draft/delete" ->
          error(drafts.remove(asked.getString("media_id")) == null ? 40007 : 0);
      case "/cgi-bin/draft/batchget" -> page(drafts, "media_id");
      case "/cgi-bin/draft/count" -> new JsonObject().put("total_count", drafts.size());
      case SUBMIT -> submit(asked.getString("media_id"));
      case POLL -> poll(asked.getString("publish_id"));
      case DELETE -> error(articles.remove(asked.getString("article_id")) == null ? 53600 : 0);
      case "/cgi-bin/freepublish/getarticle" ->
          items(articles, asked.getString("article_id"), 53600);
      case ARTICLES -> page(articles, "article_id");
      case SEND -> send(asked);
      case "/cgi-bin/message/mass/get" ->
          new JsonObject().put("msg_status", messages.get(asked.getString("msg_id")));
      case "/cgi-bin/message/mass/delete" -> {
        messages.put(String.valueOf(asked.getLong("msg_id")), "DELETE");
        yield error(0);
      }
      default -> error(43002);
    };
  }

  private JsonObject add(JsonObject article) {
    String id = "draft-" + ++number;
    drafts.put(id, article);
    return new JsonObject().put("media_id", id);
  }

  private JsonObject update(JsonObject asked) {
    String id = asked.getString("media_id");
    return error(drafts.replace(id, asked.getJsonObject("articles")) == null ? 40007 : 0);
  }

  private JsonObject submit(String draft) {
    if (!drafts.containsKey(draft)) {
      return error(40007);
    }
    String id = String.valueOf(100 + ++number);
    jobs.put(id, draft);
    return error(0).put("publish_id", id);
  }

  private JsonObject poll(String id) {
    Integer told = states.poll();
    int state = told == null ? 0 : told;
    JsonObject answer = new JsonObject().put("publish_id", id).put("publish_status", state);
    if (state != 0) {
      return answer;
    }
    String article = finish(id);
    JsonObject item = new JsonObject().put("idx", 1).put("article_url", address(article));
    return answer
        .put("article_id", article + "\n")
        .put(
            "article_detail",
            new JsonObject().put("count", 1).put("item", new JsonArray().add(item)));
  }

  /** The job is done: the draft becomes an article. */
  String finish(String job) {
    String draft = jobs.get(job);
    String article = "article-" + job;
    JsonObject content = drafts.remove(draft);
    if (content != null) {
      articles.put(article, content.copy().put("url", address(article)));
    }
    return article;
  }

  static String address(@Nullable String article) {
    return "https://mp.weixin.qq.com/s/" + article;
  }

  /** What is published under a name. */
  JsonObject article(@Nullable String id) {
    JsonObject found = articles.get(String.valueOf(id));
    if (found == null) {
      throw new AssertionError("no article " + id);
    }
    return found;
  }

  private JsonObject send(JsonObject asked) {
    String key = asked.getString("clientmsgid");
    String before = sent.get(key);
    if (before != null) {
      return error(45065).put("msg_id", Long.valueOf(before));
    }
    String id = String.valueOf(1000 + ++number);
    sent.put(key, id);
    messages.put(id, "SENDING");
    drafts.remove(asked.getJsonObject("mpnews").getString("media_id"));
    return error(0).put("msg_id", Long.valueOf(id));
  }

  private static JsonObject items(Map<String, JsonObject> all, String id, int missing) {
    JsonObject found = all.get(id);
    return found == null
        ? error(missing)
        : new JsonObject().put("news_item", new JsonArray().add(found));
  }

  private static JsonObject page(Map<String, JsonObject> all, String name) {
    JsonArray items = new JsonArray();
    all.forEach(
        (id, article) ->
            items.add(
                new JsonObject()
                    .put(name, id)
                    .put(
                        "content",
                        new JsonObject().put("news_item", new JsonArray().add(article)))));
    return new JsonObject().put("total_count", items.size()).put("item", items);
  }

  private static JsonObject error(int errcode) {
    return new JsonObject().put("errcode", errcode).put("errmsg", "said rid: 1-2");
  }

  @Override
  public void close() {
    server.stop(0);
    worker.shutdownNow();
  }
}
