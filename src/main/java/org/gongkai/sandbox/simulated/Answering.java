package org.gongkai.sandbox.simulated;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.gongkai.sandbox.simulated.Plan.Step;
import org.gongkai.sandbox.simulated.SimulatedPlatform.Operation;
import org.gongkai.sandbox.simulated.SimulatedPlatform.Outcome;
import org.jspecify.annotations.Nullable;

/** One call on its way through a platform, going well or wrong as planned. */
final class Answering {

  private static final Duration HOLD = Duration.ofSeconds(40);

  private final SimulatedPlatform platform;
  private final HttpExchange exchange;
  private final Call call;
  private final Operation operation;
  private Aftermath aftermath = Aftermath.NONE;

  Answering(SimulatedPlatform platform, HttpExchange exchange, Call call, Operation operation) {
    this.platform = platform;
    this.exchange = exchange;
    this.call = call;
    this.operation = operation;
  }

  /** Does and answers it, or what is planned in its place. */
  void go(@Nullable Step step) throws IOException, InterruptedException {
    if (step != null && step.reply() != null) {
      send(step.reply());
    } else if (step != null && step.fault() != null) {
      fail(step.fault(), step.pause());
    } else {
      send(handle());
    }
  }

  /** Once it is answered, or will not be: what it brings about. */
  void end() {
    platform.left(call);
    Aftermath mine = aftermath;
    aftermath = Aftermath.NONE;
    mine.afterAnswer();
  }

  private Reply handle() {
    Outcome outcome = platform.handle(call, operation);
    aftermath = outcome.aftermath();
    aftermath.beforeAnswer();
    return outcome.reply();
  }

  private void fail(Fault fault, Duration pause) throws IOException, InterruptedException {
    int before = platform.shown().size();
    Reply reply = fault.takesEffect() ? handle() : Reply.empty(500);
    switch (fault) {
      case RESET_BEFORE, RESET_AFTER -> {}
      case TIMEOUT_BEFORE, TIMEOUT_AFTER -> hold();
      case ERROR_BEFORE, ERROR_AFTER -> send(Reply.empty(500));
      case TOO_MANY -> send(new Reply(429, Map.of("Retry-After", "7"), ""));
      case WRONG_JSON -> send(Reply.json(200, "{\"id\": 12"));
      case SLOW_BODY -> sendHalf(reply);
      case TEXT_PLAIN -> send(reply.as("text/plain; charset=utf-8"));
      case LATENCY -> {
        platform.pause(pause);
        send(reply);
      }
      case BLOCKED_LATER, DELETED_LATER -> {
        platform.change(before, fault == Fault.BLOCKED_LATER);
        send(reply);
      }
    }
  }

  private void hold() throws InterruptedException {
    end();
    platform.pause(HOLD);
  }

  private void send(Reply reply) throws IOException {
    platform.left(call);
    send(exchange, reply);
  }

  static void send(HttpExchange exchange, Reply reply) throws IOException {
    byte[] bytes = reply.bytes();
    begin(exchange, reply);
    exchange.getResponseBody().write(bytes);
  }

  private void sendHalf(Reply reply) throws IOException, InterruptedException {
    byte[] bytes = reply.bytes();
    begin(exchange, reply);
    exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
    exchange.getResponseBody().flush();
    hold();
  }

  private static void begin(HttpExchange exchange, Reply reply) throws IOException {
    int length = reply.bytes().length;
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(reply.status(), length == 0 ? -1 : length);
  }
}
