package org.gongkai.sandbox.simulated;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.gongkai.sandbox.simulated.Plan.Step;

/**
 * A platform on loopback: the judge of what reached it. It keeps what it shows and counts how often
 * each thing took effect.
 *
 * <p>Control from outside: {@code POST /control/faults?path=…&fault=…} (a {@link Fault}) or {@code
 * …&status=…} with the answer's body plans the next call of a path; {@code GET /control/shown},
 * {@code GET /control/effects}; {@code POST /control/clear} forgets everything.
 */
public abstract class SimulatedPlatform implements AutoCloseable {

  private static final Duration HOLD = Duration.ofSeconds(40);

  private final HttpServer server;
  private final ExecutorService workers;
  private final Plan plan = new Plan();
  private final List<Shown> shown = new ArrayList<>();
  private final Map<String, Integer> effects = new TreeMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);

  /** What a platform does with a call; under the platform's lock. */
  @FunctionalInterface
  interface Operation {
    Reply handle(Call call);
  }

  SimulatedPlatform(String name, int port) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    workers = Executors.newCachedThreadPool(work -> thread(work, name));
    server.setExecutor(workers);
    control("/control/faults", this::planned);
    control("/control/shown", call -> Reply.json(200, shownJson()));
    control("/control/effects", call -> Reply.json(200, effectsJson()));
    control("/control/clear", this::cleared);
  }

  /** Address of its API. */
  public final String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** Lets the next calls of a path go wrong, one after the other. */
  public final void fail(String path, Fault... faults) {
    for (Fault fault : faults) {
      plan.add(path, new Step(fault, null));
    }
  }

  /** Answers the next call of a path in this way, without any effect. */
  public final void answer(String path, int status, Map<String, String> headers, String body) {
    plan.add(path, new Step(null, new Reply(status, headers, body)));
  }

  /** All that it shows now, in the order in which it came. */
  public final synchronized List<Shown> shown() {
    return List.copyOf(shown);
  }

  /** How often something took effect. */
  public final synchronized int effects(String key) {
    return effects.getOrDefault(key, 0);
  }

  /** How often each thing took effect: none may be over 1. */
  public final synchronized Map<String, Integer> effects() {
    return Map.copyOf(effects);
  }

  /** Forgets what it shows and what was planned. */
  public final synchronized void clear() {
    shown.clear();
    effects.clear();
    plan.clear();
  }

  @Override
  public final void close() {
    closing.countDown();
    server.stop(0);
    workers.shutdownNow();
  }

  final void serve(String path, Operation operation) {
    server.createContext(path, exchange -> run(path, exchange, operation));
  }

  final void begin() {
    server.start();
  }

  /** Shows something and counts it. */
  final synchronized void show(Shown one) {
    shown.add(one);
    effects.merge(one.key(), 1, Integer::sum);
  }

  /** Shows a post no longer, if it did. */
  final synchronized void forget(String id) {
    for (Iterator<Shown> each = shown.iterator(); each.hasNext(); ) {
      if (each.next().id().equals(id)) {
        each.remove();
      }
    }
  }

  /** Stops showing something; false when it was not there. */
  final synchronized boolean remove(String id) {
    return shown.removeIf(one -> one.id().equals(id));
  }

  private void control(String path, Operation operation) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            send(exchange, operation.handle(Call.of(exchange)), false);
          }
        });
  }

  private void run(String path, HttpExchange exchange, Operation operation) throws IOException {
    // Closing an exchange that was not answered ends the connection.
    try (exchange) {
      Call call = Call.of(exchange);
      Step step = plan.next(path);
      if (step == null) {
        send(exchange, handle(call, operation), false);
      } else if (step.reply() != null) {
        send(exchange, step.reply(), false);
      } else if (step.fault() != null) {
        fail(step.fault(), exchange, call, operation);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Reply handle(Call call, Operation operation) {
    return operation.handle(call);
  }

  private void fail(Fault fault, HttpExchange exchange, Call call, Operation operation)
      throws IOException, InterruptedException {
    int before = shown().size();
    Reply reply = fault.takesEffect() ? handle(call, operation) : Reply.empty(500);
    switch (fault) {
      case RESET_BEFORE, RESET_AFTER -> {}
      case TIMEOUT_BEFORE, TIMEOUT_AFTER -> hold();
      case ERROR_BEFORE, ERROR_AFTER -> send(exchange, Reply.empty(500), false);
      case TOO_MANY -> send(exchange, new Reply(429, Map.of("Retry-After", "7"), ""), false);
      case WRONG_JSON -> send(exchange, Reply.json(200, "{\"id\": 12"), false);
      case SLOW_BODY -> send(exchange, reply, true);
      case TEXT_PLAIN -> {
        Map<String, String> plain = Map.of("Content-Type", "text/plain; charset=utf-8");
        send(exchange, new Reply(reply.status(), plain, reply.body()), false);
      }
      case BLOCKED_LATER, DELETED_LATER -> {
        changeWhatCameAfter(before, fault == Fault.BLOCKED_LATER);
        send(exchange, reply, false);
      }
    }
  }

  private synchronized void changeWhatCameAfter(int before, boolean blocks) {
    for (int i = shown.size() - 1; i >= before; i--) {
      Shown one = shown.remove(i);
      if (blocks) {
        shown.add(i, new Shown(one.id(), one.key(), one.text(), true));
      }
    }
  }

  private void hold() throws InterruptedException {
    boolean closed = closing.await(HOLD.toMillis(), TimeUnit.MILLISECONDS);
    if (closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(HttpExchange exchange, Reply reply, boolean slowly) throws IOException {
    byte[] bytes = reply.bytes();
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
    int first = slowly ? bytes.length / 2 : bytes.length;
    exchange.getResponseBody().write(bytes, 0, first);
    if (slowly) {
      exchange.getResponseBody().flush();
      holdQuietly();
    }
  }

  private void holdQuietly() {
    try {
      hold();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private Reply planned(Call call) {
    String path = call.query().getOrDefault("path", "");
    String status = call.query().get("status");
    if (status != null) {
      answer(path, Integer.parseInt(status), Map.of(), call.body());
    } else {
      fail(path, Fault.valueOf(call.query().getOrDefault("fault", "")));
    }
    return Reply.empty(204);
  }

  private Reply cleared(Call call) {
    clear();
    return Reply.empty(204);
  }

  private String shownJson() {
    JsonArray all = new JsonArray();
    for (Shown one : shown()) {
      all.add(
          new JsonObject()
              .put("id", one.id())
              .put("key", one.key())
              .put("text", one.text())
              .put("blocked", one.blocked()));
    }
    return all.encode();
  }

  private String effectsJson() {
    JsonObject all = new JsonObject();
    effects().forEach(all::put);
    return all.encode();
  }

  private static Thread thread(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
