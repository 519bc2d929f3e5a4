package org.gongkai.proof.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Two platforms that keep what they show: one that takes each call for a new post and can be read
 * back, as Weibo does, and one that takes calls of the same key for one, as receivers of webhooks
 * do. At a call that it is told it has the caller killed.
 */
final class JudgingPlatforms implements AutoCloseable {

  private static final Pattern STATUS = Pattern.compile("(?:^|&)status=([^&]*)");
  private static final DateTimeFormatter CREATED =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss Z yyyy", Locale.ENGLISH);
  private static final Pattern NOTICE = Pattern.compile("/v1/notices/([0-9a-f-]{36})");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ObjectMapper json = new ObjectMapper();
  private final List<Status> statuses = new ArrayList<>();
  private final Map<String, String> hooks = new ConcurrentHashMap<>();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger hookCalls = new AtomicInteger();
  private volatile @Nullable Order order;

  private record Status(long id, String text, String at) {}

  /**
   * What to kill and when.
   *
   * @param call the number of the call, from 1, counted since the order was given
   */
  record Order(KillPoint point, int call, Runnable kill) {}

  private JudgingPlatforms(HttpServer server) {
    this.server = server;
  }

  static JudgingPlatforms start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
      JudgingPlatforms platforms = new JudgingPlatforms(server);
      server.setExecutor(platforms.threads);
      server.createContext("/2/statuses/share.json", platforms::share);
      server.createContext("/2/statuses/user_timeline/biz.json", platforms::timeline);
      server.createContext("/hook", platforms::hook);
      server.start();
      return platforms;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** Kills at a later call; forgets an earlier order. */
  void obey(Order given) {
    calls.set(0);
    order = given;
  }

  /** Forgets an order that was not carried out. */
  void rest() {
    order = null;
  }

  /** How often the first platform shows a content. */
  long statusesOf(String content) {
    synchronized (statuses) {
      return statuses.stream().filter(status -> status.text().contains(content)).count();
    }
  }

  /** How many different keys brought a content to the second platform. */
  long hooksOf(String content) {
    return hooks.values().stream().filter(content::equals).count();
  }

  /** How many different keys came to the second platform. */
  int hooks() {
    return hooks.size();
  }

  /** How many calls came to it. */
  int hookCalls() {
    return hookCalls.get();
  }

  private void share(HttpExchange call) throws IOException {
    String form = new String(call.getRequestBody().readAllBytes(), UTF_8);
    Matcher status = STATUS.matcher(form);
    String text = status.find() ? URLDecoder.decode(status.group(1), UTF_8) : "none";
    answer(call, () -> post(text));
  }

  private String post(String text) {
    synchronized (statuses) {
      long id = 5_000_000_000_000_000L + statuses.size();
      Status posted = new Status(id, text, CREATED.format(ZonedDateTime.now(ZoneOffset.UTC)));
      statuses.add(posted);
      return json(posted).toString();
    }
  }

  private ObjectNode json(Status posted) {
    return json.createObjectNode()
        .put("created_at", posted.at())
        .put("id", posted.id())
        .put("idstr", Long.toString(posted.id()))
        .put("mid", Long.toString(posted.id()))
        .put("text", posted.text());
  }

  private void timeline(HttpExchange call) throws IOException {
    ObjectNode page = json.createObjectNode();
    ArrayNode shown = page.putArray("statuses");
    synchronized (statuses) {
      for (int i = statuses.size() - 1; i >= 0 && shown.size() < 100; i--) {
        shown.add(json(statuses.get(i)));
      }
      page.put("total_number", statuses.size());
    }
    send(call, page.toString());
  }

  private void hook(HttpExchange call) throws IOException {
    String key = call.getRequestHeaders().getFirst("webhook-id");
    Matcher notice = NOTICE.matcher(new String(call.getRequestBody().readAllBytes(), UTF_8));
    String content = notice.find() ? notice.group(1) : "none";
    answer(
        call,
        () -> {
          hookCalls.incrementAndGet();
          hooks.put(key, content);
          return "{}";
        });
  }

  private void answer(HttpExchange call, Effect effect) throws IOException {
    Order given = order;
    boolean due = given != null && calls.incrementAndGet() == given.call();
    if (given == null || !due) {
      send(call, effect.happen());
      return;
    }
    switch (given.point()) {
      case BEFORE_EFFECT -> given.kill().run();
      case AFTER_EFFECT -> {
        String unsent = effect.happen();
        given.kill().run();
        assert !unsent.isEmpty();
      }
      case AFTER_ANSWER, ANY_TIME -> {
        send(call, effect.happen());
        given.kill().run();
      }
    }
    call.close();
  }

  private interface Effect {
    String happen();
  }

  private static void send(HttpExchange call, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    call.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
    call.sendResponseHeaders(200, bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
