package org.gongkai.comment.similarity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Gatherings that each have a centre. A comment joins the one whose centre it is most like, never
 * through another member, so texts that are not alike cannot be linked by a chain of others.
 */
final class Assembly {

  /** An existing group rather than a new one, then the most similar, then the earliest. */
  private static final Comparator<Found> PREFERENCE =
      Comparator.comparing((Found found) -> !found.gathering.isExisting())
          .thenComparing(Comparator.comparingDouble(Found::similarity).reversed())
          .thenComparing(found -> found.gathering.centre().id());

  private final BandIndex index = new BandIndex();
  private final Candidates candidates = new Candidates();
  private final List<Gathering> gatherings = new ArrayList<>();

  List<Gathering> gatherings() {
    return gatherings;
  }

  void start(Gathering gathering) {
    index.add(gatherings.size(), gathering.centre().bandKeys());
    gatherings.add(gathering);
  }

  /** Lets an entry join the gathering that it is like, if there is one. */
  void join(Entry entry) {
    find(entry).ifPresent(found -> found.gathering.join(entry, found.similarity));
  }

  /** Lets an entry join the gathering that it is like, or start one. */
  void joinOrStart(Entry entry) {
    find(entry)
        .ifPresentOrElse(
            found -> found.gathering.join(entry, found.similarity),
            () -> start(Gathering.around(entry)));
  }

  boolean hasLike(Entry entry) {
    return find(entry).isPresent();
  }

  private Optional<Found> find(Entry entry) {
    candidates.clear();
    index.find(entry.bandKeys(), candidates::add);
    return candidates.best().stream()
        .map(gatherings::get)
        .filter(gathering -> !gathering.excludes(entry))
        .map(gathering -> new Found(gathering, entry.similarity(gathering.centre())))
        .filter(found -> found.similarity > 0)
        .sorted(PREFERENCE)
        .filter(found -> !entry.isOpposed(found.gathering.centre()))
        .findFirst();
  }

  private record Found(Gathering gathering, double similarity) {}
}
