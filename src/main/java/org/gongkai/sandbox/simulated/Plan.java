package org.gongkai.sandbox.simulated;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** What is to go wrong with the next calls of each path, in their order. */
final class Plan {

  private final Map<String, Queue<Step>> byPath = new HashMap<>();

  /** A fault with its pause, or an answer that is given without any effect. */
  record Step(@Nullable Fault fault, @Nullable Reply reply, Duration pause) {}

  synchronized void add(String path, Step step) {
    byPath.computeIfAbsent(path, unused -> new ArrayDeque<>()).add(step);
  }

  /** The next step of a path; null when its call is to go well. */
  synchronized @Nullable Step next(String path) {
    Queue<Step> steps = byPath.get(path);
    return steps == null ? null : steps.poll();
  }

  synchronized void clear() {
    byPath.clear();
  }
}
