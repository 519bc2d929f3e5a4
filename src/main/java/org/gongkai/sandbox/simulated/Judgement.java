package org.gongkai.sandbox.simulated;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a platform shows, and how often each thing took effect. */
final class Judgement {

  private final List<Shown> shown = new ArrayList<>();
  private final Map<String, Integer> effects = new TreeMap<>();

  synchronized void show(Shown one) {
    shown.add(one);
    effects.merge(one.key(), 1, Integer::sum);
  }

  /** False when it was not there. */
  synchronized boolean remove(String id) {
    return shown.removeIf(one -> one.id().equals(id));
  }

  synchronized void block(String id) {
    shown.replaceAll(one -> one.id().equals(id) ? blocked(one) : one);
  }

  /** Blocks or removes what came after the first ones. */
  synchronized void change(int first, boolean blocks) {
    List<Shown> later = shown.subList(Math.min(first, shown.size()), shown.size());
    if (blocks) {
      later.replaceAll(Judgement::blocked);
    } else {
      later.clear();
    }
  }

  private static Shown blocked(Shown one) {
    return new Shown(one.id(), one.key(), one.text(), true);
  }

  synchronized List<Shown> shown() {
    return List.copyOf(shown);
  }

  synchronized Map<String, Integer> effects() {
    return Map.copyOf(effects);
  }

  synchronized void clear() {
    shown.clear();
    effects.clear();
  }

  synchronized String shownJson() {
    JsonArray all = new JsonArray();
    for (Shown one : shown) {
      all.add(
          new JsonObject()
              .put("id", one.id())
              .put("key", one.key())
              .put("text", one.text())
              .put("blocked", one.blocked()));
    }
    return all.encode();
  }

  synchronized String effectsJson() {
    return json(effects);
  }

  static String json(Map<String, Integer> counts) {
    JsonObject all = new JsonObject();
    counts.forEach(all::put);
    return all.encode();
  }
}
