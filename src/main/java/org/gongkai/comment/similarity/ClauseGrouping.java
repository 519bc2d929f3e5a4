package org.gongkai.comment.similarity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Groups the comments on one clause in two passes. In the first, each comment gathers round the
 * earliest like it. That one may happen to be a much changed version, so in the second all gather
 * anew round the most typical members, of which those like the typical one of a larger gathering
 * are left out.
 */
final class ClauseGrouping {

  private final Map<UUID, Set<UUID>> separated;
  private final BandKeys bandKeys = new BandKeys();
  private final List<ExistingGroup> groups = new ArrayList<>();
  private final List<Entry> representatives = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, List<Gathering>> shortTexts = new HashMap<>();

  ClauseGrouping(Map<UUID, Set<UUID>> separated) {
    this.separated = separated;
  }

  /** Adds a group that exists; in ascending order, all of them before the first comment. */
  void addGroup(ExistingGroup group) {
    NormalText text = NormalText.of(group.representativeText());
    Entry entry = entry(group.id(), text);
    if (text.isShort()) {
      sameAs(text).add(Gathering.of(group, entry));
      return;
    }
    groups.add(group);
    representatives.add(entry);
  }

  /** Adds a comment; in ascending order. One without any letter, digit or symbol stays alone. */
  void add(ComparedComment comment) {
    NormalText text = NormalText.of(comment.text());
    if (text.isEmpty()) {
      return;
    }
    Entry entry = entry(comment.id(), text);
    if (text.isShort()) {
      addShort(entry, sameAs(text));
    } else {
      entries.add(entry);
    }
  }

  private Entry entry(UUID id, NormalText text) {
    Likeness likeness = new Likeness(text);
    long[] keys = text.isShort() ? new long[0] : bandKeys.of(likeness.trigrams());
    return new Entry(id, likeness, keys, separated.getOrDefault(id, Set.of()));
  }

  private List<Gathering> sameAs(NormalText text) {
    return shortTexts.computeIfAbsent(text.joined(), key -> new ArrayList<>());
  }

  private static void addShort(Entry entry, List<Gathering> same) {
    same.stream()
        .filter(gathering -> !gathering.excludes(entry))
        .findFirst()
        .ifPresentOrElse(
            gathering -> gathering.join(entry, 1), () -> same.add(Gathering.around(entry)));
  }

  /** What somebody joined. */
  Stream<GroupProposal> proposals(@Nullable UUID clauseId) {
    return Stream.concat(
            gatherRoundTypical(gatherRoundEarliest()).gatherings().stream(),
            shortTexts.values().stream().flatMap(List::stream))
        .filter(Gathering::hasGrown)
        .map(gathering -> gathering.proposal(clauseId));
  }

  private Assembly withGroups() {
    Assembly assembly = new Assembly();
    for (int i = 0; i < groups.size(); i++) {
      assembly.start(Gathering.of(groups.get(i), representatives.get(i)));
    }
    return assembly;
  }

  private Assembly gatherRoundEarliest() {
    Assembly assembly = withGroups();
    entries.forEach(assembly::joinOrStart);
    return assembly;
  }

  private Assembly gatherRoundTypical(Assembly earlier) {
    Assembly assembly = withGroups();
    Set<Entry> centres = new HashSet<>();
    earlier.gatherings().stream()
        .filter(gathering -> !gathering.isExisting() && gathering.hasGrown())
        .sorted(Comparator.comparingInt(Gathering::size).reversed())
        .map(Gathering::typical)
        .filter(centre -> !assembly.hasLike(centre))
        .forEach(
            centre -> {
              centres.add(centre);
              assembly.start(Gathering.around(centre));
            });
    entries.stream().filter(entry -> !centres.contains(entry)).forEach(assembly::join);
    return assembly;
  }
}
