package org.gongkai.proof.reads;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What one commit lets readers see as the clock goes on: a window opens and closes, a notice
 * expires, without any further commit.
 */
final class Timeline {

  private final NavigableMap<Instant, String> phases;

  private Timeline(NavigableMap<Instant, String> phases) {
    this.phases = phases;
  }

  /** One state whatever the clock says. */
  static Timeline always(String state) {
    return new Timeline(new TreeMap<>(Map.of(Instant.MIN, state)));
  }

  /** The same until an instant, and another state from it on. */
  Timeline then(Instant from, String state) {
    NavigableMap<Instant, String> next = new TreeMap<>(phases);
    next.put(from, state);
    return new Timeline(next);
  }

  /** The state at an instant. */
  String at(Instant now) {
    return phases.floorEntry(now).getValue();
  }

  /**
   * Whether something that was seen is true at one moment of a span, and stays true until a reader
   * has been told to ask again.
   *
   * @param from first moment
   * @param until last moment
   * @param fresh the reader may keep the answer until then; at or before {@code from} when it may
   *     not keep it at all
   */
  boolean shows(Pattern seen, Instant from, Instant until, Instant fresh) {
    NavigableMap<Instant, String> met = phases.subMap(phases.floorKey(from), true, until, true);
    return met.entrySet().stream()
        .filter(phase -> fits(seen, phase.getValue()))
        .anyMatch(phase -> lasts(seen, phase.getKey(), fresh));
  }

  /** Whether something is true at any time. */
  boolean everShows(Pattern seen) {
    return phases.values().stream().anyMatch(state -> fits(seen, state));
  }

  private boolean lasts(Pattern seen, Instant since, Instant fresh) {
    return !since.isBefore(fresh)
        || phases.subMap(since, false, fresh, false).values().stream()
            .allMatch(state -> fits(seen, state));
  }

  private static boolean fits(Pattern seen, String state) {
    return seen.matcher(state).matches();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    phases.forEach(
        (from, state) -> text.append(text.isEmpty() ? "" : ", from " + from + ' ').append(state));
    return text.toString();
  }
}
