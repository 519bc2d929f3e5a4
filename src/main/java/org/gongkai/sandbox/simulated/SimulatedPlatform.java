package org.gongkai.sandbox.simulated;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.gongkai.sandbox.simulated.Plan.Step;

/**
 * A platform on loopback: the judge of what reached it. It keeps what it shows and counts how often
 * each thing took effect.
 *
 * <p>Control from outside: {@code POST /control/faults?path=…&fault=…} (a {@link Fault}; {@link
 * Fault#LATENCY} with {@code &millis=…}) or {@code …&status=…} (with {@code &type=…} for the
 * content type) and the answer's body plans the next call of a path; {@code GET /control/shown},
 * {@code GET /control/effects}, {@code GET /control/calls} (how many calls each path had); {@code
 * POST /control/clear} forgets everything.
 */
public abstract class SimulatedPlatform implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService workers;
  private final Plan plan = new Plan();
  private final Judgement judgement = new Judgement();
  private final Traffic traffic = new Traffic();
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
    control("/control/shown", call -> Reply.json(200, judgement.shownJson()));
    control("/control/effects", call -> Reply.json(200, judgement.effectsJson()));
    control("/control/calls", call -> Reply.json(200, Judgement.json(traffic.counts())));
    control("/control/clear", this::cleared);
  }

  /** Address of its API. */
  public final String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** Lets the next calls of a path go wrong, one after the other. */
  public final void fail(String path, Fault... faults) {
    for (Fault fault : faults) {
      plan.add(path, new Step(fault, null, Duration.ZERO));
    }
  }

  /** Answers the next call of a path rightly after a pause. */
  public final void delay(String path, Duration pause) {
    plan.add(path, new Step(Fault.LATENCY, null, pause));
  }

  /** Answers the next call of a path in this way, without any effect. */
  public final void answer(String path, int status, Map<String, String> headers, String body) {
    plan.add(path, new Step(null, new Reply(status, headers, body), Duration.ZERO));
  }

  /** All that it shows now, in the order in which it came. */
  public final List<Shown> shown() {
    return judgement.shown();
  }

  /** How often something took effect. */
  public final int effects(String key) {
    return judgement.effects().getOrDefault(key, 0);
  }

  /** How often each thing took effect: none may be over 1. */
  public final Map<String, Integer> effects() {
    return judgement.effects();
  }

  /** How many calls came to a path, whatever became of them. */
  public final int calls(String path) {
    return traffic.count(path);
  }

  /** The last calls of a path, at most 50, in the order in which they came. */
  public final List<Received> received(String path) {
    return traffic.last(path);
  }

  /** Forgets what it shows, what it counted and what was planned. */
  public final synchronized void clear() {
    judgement.clear();
    plan.clear();
    traffic.clear();
    forgetMore();
  }

  /** Forgets what else it keeps for tests; under the lock. */
  void forgetMore() {}

  /** A call came; before the lock and also when a fault is planned. */
  void arrived(Call call) {}

  /** Its answer is about to go, or never comes; at least once for each that arrived. */
  void left(Call call) {}

  /** What the operation that has just run brings about; under the lock. */
  Aftermath aftermath() {
    return Aftermath.NONE;
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
  final void show(Shown one) {
    judgement.show(one);
  }

  /** Shows a post no longer, if it did. */
  final void forget(String id) {
    boolean unused = judgement.remove(id);
  }

  /** Keeps from readers what it shows, if it does. */
  final void block(String id) {
    judgement.block(id);
  }

  /** Stops showing something; false when it was not there. */
  final boolean remove(String id) {
    return judgement.remove(id);
  }

  /** Keeps from readers, or removes, what came after the first ones. */
  final void change(int first, boolean blocks) {
    judgement.change(first, blocks);
  }

  /** Waits, unless the platform closes. */
  final void pause(Duration pause) throws InterruptedException {
    if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
      Thread.currentThread().interrupt();
    }
  }

  /** An operation of those who steer the platform; outside its lock. */
  final void control(String path, Operation operation) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            Answering.send(exchange, steered(Call.of(exchange), operation));
          }
        });
  }

  private Reply steered(Call call, Operation operation) {
    try {
      return operation.handle(call);
    } catch (IllegalArgumentException wrong) {
      return new Reply(400, Map.of(), wrong.toString());
    }
  }

  private void run(String path, HttpExchange exchange, Operation operation) throws IOException {
    Call call = Call.of(exchange);
    traffic.note(path, call);
    arrived(call);
    Answering answering = new Answering(this, exchange, call, operation);
    // Closing an exchange that was not answered ends the connection.
    try (exchange) {
      answering.go(plan.next(path));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      answering.end();
    }
  }

  /** An answer, and what the call brings about beside it. */
  record Outcome(Reply reply, Aftermath aftermath) {}

  final synchronized Outcome handle(Call call, Operation operation) {
    return new Outcome(operation.handle(call), aftermath());
  }

  private Reply planned(Call call) {
    String path = call.query().getOrDefault("path", "");
    String status = call.query().get("status");
    String type = call.query().get("type");
    if (status != null) {
      Map<String, String> headers = type == null ? Map.of() : Map.of("Content-Type", type);
      answer(path, Integer.parseInt(status), headers, call.body());
    } else {
      Fault fault = Fault.valueOf(call.query().getOrDefault("fault", ""));
      String millis = call.query().getOrDefault("millis", "0");
      plan.add(path, new Step(fault, null, Duration.ofMillis(Long.parseLong(millis))));
    }
    return Reply.empty(204);
  }

  private Reply cleared(Call call) {
    clear();
    return Reply.empty(204);
  }

  private static Thread thread(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    // Vert.x looks for its parts through the thread; whoever starts a platform may have others.
    thread.setContextClassLoader(SimulatedPlatform.class.getClassLoader());
    return thread;
  }
}
