package org.gongkai.comment.group;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongkai.comment.similarity.Separation;

/**
 * Comments that persons took apart. Kept as sides and not as pairs: a campaign of ten thousand that
 * an officer refused has fifty million of them.
 */
final class Separations {

  /** The most pairs that are written out for the search, a few dozen megabytes. */
  static final int MOST_PAIRS = 100_000;

  private final List<Sides> all;
  private final Map<UUID, List<Place>> places = new HashMap<>();

  Separations(List<Sides> all) {
    this.all = List.copyOf(all);
    for (int i = 0; i < this.all.size(); i++) {
      Place one = new Place(i, true);
      this.all.get(i).one().forEach(id -> add(id, one));
      this.all.get(i).other().forEach(id -> add(id, one.opposite()));
    }
  }

  /** None of the one side belongs with any of the other; both may be the same. */
  record Sides(List<UUID> one, List<UUID> other) {

    long pairs() {
      return (long) one.size() * other.size();
    }
  }

  /**
   * One side of a separation.
   *
   * @param number of the separation
   */
  private record Place(int number, boolean isOnOneSide) {

    Place opposite() {
      return new Place(number, !isOnOneSide);
    }
  }

  private void add(UUID id, Place place) {
    places.computeIfAbsent(id, key -> new ArrayList<>()).add(place);
  }

  /**
   * Pairs for the search, which then finds other company for those who are apart: those of the
   * smallest separations first, and of the others none. What the search does not know {@link
   * #together} leaves out.
   */
  List<Separation> pairs() {
    List<Separation> pairs = new ArrayList<>();
    List<Sides> smallestFirst =
        all.stream().sorted(Comparator.comparingLong(Sides::pairs)).toList();
    for (Sides sides : smallestFirst) {
      if (pairs.size() + sides.pairs() > MOST_PAIRS) {
        break;
      }
      addPairs(sides, pairs);
    }
    return pairs;
  }

  private static void addPairs(Sides sides, List<Separation> pairs) {
    for (UUID one : sides.one()) {
      for (UUID other : sides.other()) {
        if (!one.equals(other)) {
          pairs.add(new Separation(one, other));
        }
      }
    }
  }

  /**
   * Those of some comments that may come together, in their order: whoever was taken apart from an
   * earlier one or from a present member is left out.
   *
   * @param present members of the group that they would join; none for a new one
   */
  List<UUID> together(Set<UUID> present, List<UUID> candidates) {
    Set<Place> taken = new HashSet<>();
    present.forEach(id -> taken.addAll(places(id)));
    List<UUID> kept = new ArrayList<>();
    for (UUID candidate : candidates) {
      List<Place> mine = places(candidate);
      if (mine.stream().noneMatch(place -> taken.contains(place.opposite()))) {
        kept.add(candidate);
        taken.addAll(mine);
      }
    }
    return kept;
  }

  private List<Place> places(UUID id) {
    return places.getOrDefault(id, List.of());
  }
}
