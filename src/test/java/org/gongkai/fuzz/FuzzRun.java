package org.gongkai.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Sends requests, a few at a time, judges the answers, and sees that those that are refused leave
 * everything as it is.
 */
final class FuzzRun implements AutoCloseable {

  private static final int ATTEMPTS = 4;

  private final Judge judge;
  private final Supplier<String> state;
  private final List<FuzzClient> clients = new ArrayList<>();
  private final ExecutorService threads;
  private final Map<String, String> complaints = new LinkedHashMap<>();
  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private int sent;
  private int refusedAgain;

  /** An answer and what was asked. */
  record Exchange(FuzzRequest request, FuzzAnswer answer) {}

  /**
   * @param state what must be the same before and after refused requests
   */
  FuzzRun(
      Judge judge, int port, Map<String, String> tokens, int connections, Supplier<String> state) {
    this.judge = judge;
    this.state = state;
    for (int i = 0; i < connections; i++) {
      clients.add(new FuzzClient(port, tokens));
    }
    threads = Executors.newFixedThreadPool(connections);
  }

  /** Sends all, and once more those that were refused, between two looks at the state. */
  void run(List<FuzzRequest> requests) {
    List<FuzzRequest> refused = new ArrayList<>();
    for (Exchange exchange : send(requests)) {
      note(exchange);
      if (exchange.answer().isRefusal() && isWorthRepeating(exchange.request())) {
        refused.add(exchange.request());
      }
    }
    checkUnchanged(refused);
  }

  /** A refused read can hardly change anything: one of five is seen to. */
  private static boolean isWorthRepeating(FuzzRequest request) {
    return !request.method().equals("GET") || request.number() % 5 == 0;
  }

  /**
   * What was refused in the midst of other requests may be taken now, because these changed what it
   * is about. Such requests are left out, and the others sent again.
   */
  private void checkUnchanged(List<FuzzRequest> requests) {
    List<FuzzRequest> refused = requests;
    String before = "";
    String after = "";
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      before = state.get();
      List<FuzzRequest> still = new ArrayList<>();
      for (Exchange exchange : send(refused)) {
        note(exchange);
        if (exchange.answer().isRefusal()) {
          still.add(exchange.request());
        }
      }
      after = state.get();
      if (before.equals(after)) {
        refusedAgain += still.size();
        return;
      }
      if (still.size() == refused.size()) {
        break;
      }
      refused = still;
    }
    add("changed the state though refused: " + difference(before, after), culprit(refused));
  }

  /** The first request that changes something alone. */
  private String culprit(List<FuzzRequest> refused) {
    for (FuzzRequest request : refused) {
      String before = state.get();
      FuzzAnswer answer = clients.get(0).send(request);
      if (answer.isRefusal() && !before.equals(state.get())) {
        return request.asCurl();
      }
    }
    return "one of " + refused.size() + " requests together";
  }

  private static String difference(String before, String after) {
    List<String> known = before.lines().toList();
    return String.join(" · ", after.lines().filter(line -> !known.contains(line)).toList());
  }

  private void note(Exchange exchange) {
    statuses.merge(exchange.answer().status(), 1, Integer::sum);
    for (String complaint : judge.complaints(exchange.request(), exchange.answer())) {
      String body = exchange.answer().text();
      String shown = body.length() > 600 ? body.substring(0, 600) + "…" : body;
      add(
          exchange.request().operation() + ": " + complaint,
          exchange.request().asCurl() + "\n    → " + exchange.answer().status() + " " + shown);
    }
  }

  /** One example of each kind is enough. */
  private void add(String kind, String example) {
    complaints.putIfAbsent(kind, example);
  }

  private List<Exchange> send(List<FuzzRequest> requests) {
    ConcurrentLinkedQueue<FuzzRequest> waiting = new ConcurrentLinkedQueue<>(requests);
    List<Future<List<Exchange>>> parts = new ArrayList<>();
    for (FuzzClient client : clients) {
      parts.add(threads.submit(() -> work(client, waiting)));
    }
    List<Exchange> exchanges = new ArrayList<>();
    parts.forEach(part -> exchanges.addAll(finished(part)));
    sent += exchanges.size();
    return exchanges;
  }

  private static List<Exchange> work(
      FuzzClient client, ConcurrentLinkedQueue<FuzzRequest> waiting) {
    List<Exchange> exchanges = new ArrayList<>();
    for (FuzzRequest next = waiting.poll(); next != null; next = waiting.poll()) {
      exchanges.add(new Exchange(next, client.send(next)));
    }
    return exchanges;
  }

  private static List<Exchange> finished(Future<List<Exchange>> part) {
    try {
      return part.get();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure.getCause());
    }
  }

  /** Examples by the kind of complaint. */
  Map<String, String> complaints() {
    return Map.copyOf(complaints);
  }

  /** How many answers had each status. */
  Map<Integer, Integer> statuses() {
    return Map.copyOf(statuses);
  }

  /** Requests that were sent, with repetitions. */
  int sent() {
    return sent;
  }

  /** Refused requests that were seen to change nothing. */
  int refusedAgain() {
    return refusedAgain;
  }

  @Override
  public void close() {
    threads.shutdown();
    clients.forEach(FuzzClient::close);
  }
}
