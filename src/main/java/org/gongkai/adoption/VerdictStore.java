package org.gongkai.adoption;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongkai.platform.data.Batch;
import org.jspecify.annotations.Nullable;

/**
 * Writes verdicts and their history in the present transaction, for any number of comments at once.
 * The comments are locked.
 */
@ApplicationScoped
class VerdictStore {

  private final VerdictRepository verdicts;
  private final VerdictProposalRepository proposals;
  private final VerdictRevisionRepository revisions;

  VerdictStore(
      VerdictRepository verdicts,
      VerdictProposalRepository proposals,
      VerdictRevisionRepository revisions) {
    this.verdicts = verdicts;
    this.proposals = proposals;
    this.revisions = revisions;
  }

  /**
   * The second person.
   *
   * @param by the token's subject
   */
  record Confirmation(String by, Instant at) {}

  /**
   * Lets verdicts count, in the place of earlier ones and of proposals.
   *
   * @param confirmation null where one person is enough
   */
  Uni<Void> give(List<GivenVerdict> given, @Nullable Confirmation confirmation) {
    return append(given, VerdictState.CONFIRMED, confirmation)
        .chain(() -> proposals.of(ids(given)))
        .chain(VerdictStore::remove)
        .chain(() -> verdicts.of(ids(given)))
        .chain(known -> Batch.persist(verdicts(given, known, confirmation)));
  }

  /**
   * Lets verdicts wait for a second person, in the place of earlier proposals. A verdict that is
   * not published yet no longer counts.
   */
  Uni<Void> propose(List<GivenVerdict> given) {
    List<UUID> unpublished = ids(given.stream().filter(one -> !one.isPublished()).toList());
    return append(given, VerdictState.PROPOSED, null)
        .chain(() -> verdicts.of(unpublished))
        .chain(VerdictStore::remove)
        .chain(() -> proposals.of(ids(given)))
        .chain(known -> Batch.persist(proposals(given, known)));
  }

  /**
   * Why a proposal is dropped.
   *
   * @param by the token's subject
   */
  record Rejection(String by, String reason, Instant at) {}

  /** Drops a proposal; the history keeps what it said. */
  Uni<Void> reject(VerdictProposalEntity proposal, boolean isPublished, Rejection rejection) {
    GivenVerdict proposed = proposal.given(isPublished);
    return revisions
        .lastNumbers(List.of(proposal.commentId))
        .map(last -> last.getOrDefault(proposal.commentId, 0) + 1)
        .map(number -> rejected(proposed, number, rejection))
        .chain(revisions::persist)
        .chain(() -> remove(List.of(proposal)));
  }

  private static VerdictRevisionEntity rejected(
      GivenVerdict proposed, int number, Rejection rejection) {
    VerdictRevisionEntity row = revision(proposed, number, VerdictState.REJECTED, null);
    row.note = rejection.reason();
    row.givenBy = rejection.by();
    row.givenAt = rejection.at();
    return row;
  }

  private static List<VerdictEntity> verdicts(
      List<GivenVerdict> given, List<VerdictEntity> known, @Nullable Confirmation confirmation) {
    Map<UUID, VerdictEntity> byComment =
        known.stream().collect(Collectors.toMap(row -> row.commentId, Function.identity()));
    List<VerdictEntity> added = new ArrayList<>();
    for (GivenVerdict one : given) {
      VerdictEntity row = byComment.get(one.commentId());
      if (row == null) {
        row = new VerdictEntity();
        row.commentId = one.commentId();
        added.add(row);
      }
      row.fill(one);
      row.decidedBy = one.by();
      row.decidedAt = one.at();
      row.confirmedBy = confirmation == null ? null : confirmation.by();
    }
    return added;
  }

  private static List<VerdictProposalEntity> proposals(
      List<GivenVerdict> given, List<VerdictProposalEntity> known) {
    Map<UUID, VerdictProposalEntity> byComment =
        known.stream().collect(Collectors.toMap(row -> row.commentId, Function.identity()));
    List<VerdictProposalEntity> added = new ArrayList<>();
    for (GivenVerdict one : given) {
      VerdictProposalEntity row = byComment.get(one.commentId());
      if (row == null) {
        row = new VerdictProposalEntity();
        row.commentId = one.commentId();
        added.add(row);
      }
      row.fill(one);
      row.note = one.note();
      row.proposedBy = one.by();
      row.proposedAt = one.at();
    }
    return added;
  }

  private Uni<Void> append(
      List<GivenVerdict> given, VerdictState state, @Nullable Confirmation confirmation) {
    return revisions
        .lastNumbers(ids(given))
        .map(
            last ->
                given.stream()
                    .map(
                        one -> {
                          int number = last.getOrDefault(one.commentId(), 0) + 1;
                          return revision(one, number, state, confirmation);
                        })
                    .toList())
        .chain(Batch::persist);
  }

  private static VerdictRevisionEntity revision(
      GivenVerdict given, int number, VerdictState state, @Nullable Confirmation confirmation) {
    VerdictRevisionEntity row = new VerdictRevisionEntity();
    row.commentId = given.commentId();
    row.number = number;
    row.state = state;
    row.fill(given);
    row.note = given.note();
    row.givenBy = confirmation == null ? given.by() : confirmation.by();
    row.givenAt = confirmation == null ? given.at() : confirmation.at();
    row.published = given.isPublished();
    return row;
  }

  private static List<UUID> ids(List<GivenVerdict> given) {
    return given.stream().map(GivenVerdict::commentId).toList();
  }

  private static Uni<Void> remove(List<?> rows) {
    return rows.isEmpty()
        ? Uni.createFrom().voidItem()
        : Panache.getSession().chain(session -> session.removeAll(rows.toArray()));
  }
}
