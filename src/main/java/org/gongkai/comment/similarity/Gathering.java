package org.gongkai.comment.similarity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A group while it is put together: the text that all others are compared with, and who joined. */
final class Gathering {

  /** How many members the typical one is sought among, and compared with. */
  private static final int SAMPLE = 25;

  private final @Nullable ExistingGroup group;
  private final Entry centre;
  private final List<Entry> members = new ArrayList<>();
  private final Set<UUID> everyone = new HashSet<>();
  private final DoubleSummaryStatistics similarities = new DoubleSummaryStatistics();

  private Gathering(@Nullable ExistingGroup group, Entry centre) {
    this.group = group;
    this.centre = centre;
  }

  static Gathering of(ExistingGroup group, Entry representative) {
    Gathering gathering = new Gathering(group, representative);
    gathering.everyone.addAll(group.memberIds());
    return gathering;
  }

  static Gathering around(Entry centre) {
    Gathering gathering = new Gathering(null, centre);
    gathering.members.add(centre);
    gathering.everyone.add(centre.id());
    return gathering;
  }

  Entry centre() {
    return centre;
  }

  boolean isExisting() {
    return group != null;
  }

  int size() {
    return members.size();
  }

  /** Whether a person took one of the members and this comment apart. */
  boolean excludes(Entry entry) {
    return entry.apart().stream().anyMatch(everyone::contains);
  }

  void join(Entry entry, double similarity) {
    everyone.add(entry.id());
    members.add(entry);
    similarities.accept(similarity);
  }

  /** Whether anybody joined, so that there is something to propose. */
  boolean hasGrown() {
    return similarities.getCount() > 0;
  }

  /** The member that is most like the others, by an even sample of both; the first of equals. */
  Entry typical() {
    int step = (members.size() + SAMPLE - 1) / SAMPLE;
    Entry best = centre;
    double most = members.size() < 3 ? Double.MAX_VALUE : 0;
    for (int i = 0; i < members.size(); i += step) {
      double sum = 0;
      for (int j = 0; j < members.size(); j += step) {
        sum += members.get(i).similarity(members.get(j));
      }
      best = sum > most ? members.get(i) : best;
      most = Math.max(sum, most);
    }
    return best;
  }

  GroupProposal proposal(@Nullable UUID clauseId) {
    return new GroupProposal(
        group == null ? null : group.id(),
        clauseId,
        members.stream().map(Entry::id).sorted(Comparator.naturalOrder()).toList(),
        group == null ? centre.id() : null,
        similarities.getMin(),
        similarities.getAverage());
  }
}
