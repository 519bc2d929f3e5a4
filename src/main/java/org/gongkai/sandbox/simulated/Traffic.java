package org.gongkai.sandbox.simulated;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts calls by path, answered or not, and remembers the last of them. */
final class Traffic {

  private static final int REMEMBERED = 50;

  private final Map<String, Integer> counts = new TreeMap<>();
  private final Map<String, Deque<Received>> last = new HashMap<>();

  synchronized void note(String path, Call call) {
    counts.merge(path, 1, Integer::sum);
    Deque<Received> calls = last.computeIfAbsent(path, unused -> new ArrayDeque<>());
    calls.addLast(received(call));
    if (calls.size() > REMEMBERED) {
      calls.removeFirst();
    }
  }

  private static Received received(Call call) {
    String named = call.header("content-type");
    String type = named == null ? "" : named;
    String body =
        type.startsWith("multipart/") ? new String(call.bytes(), ISO_8859_1) : call.body();
    return new Received(call.method(), Map.copyOf(call.query()), type, body);
  }

  synchronized int count(String path) {
    return counts.getOrDefault(path, 0);
  }

  synchronized Map<String, Integer> counts() {
    return new TreeMap<>(counts);
  }

  synchronized List<Received> last(String path) {
    return List.copyOf(last.getOrDefault(path, new ArrayDeque<>()));
  }

  synchronized void clear() {
    counts.clear();
    last.clear();
  }
}
