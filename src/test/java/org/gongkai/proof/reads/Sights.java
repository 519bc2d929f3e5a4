package org.gongkai.proof.reads;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What one answer says about each thing that the world knows. */
final class Sights {

  private final World world;
  private final List<Sight> all = new ArrayList<>();

  /** What it says about one thing; the thing's state must match it. */
  record Sight(String thing, Pattern seen) {}

  /** So many consultations have this status. */
  record Count(String status, long number) {}

  private final List<Count> counts = new ArrayList<>();

  Sights(World world) {
    this.world = world;
  }

  /** It is in this state. */
  void is(String thing, String state) {
    matches(thing, Pattern.quote(state));
  }

  /** Its state matches. */
  void matches(String thing, String regex) {
    if (world.knows(thing)) {
      all.add(new Sight(thing, world.pattern(regex)));
    }
  }

  void counts(String status, long number) {
    counts.add(new Count(status, number));
  }

  List<Count> counts() {
    return counts;
  }

  List<Sight> all() {
    return all;
  }
}
