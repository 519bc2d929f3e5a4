package org.gongkai.comment.offline;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.gongkai.comment.CommentEntity;
import org.gongkai.comment.Comments;
import org.gongkai.comment.NewComment;
import org.gongkai.comment.Repetitions;
import org.gongkai.comment.SealedIntake;
import org.gongkai.consultation.EntryLeave;

/** Makes comments out of entries. */
@ApplicationScoped
class OfflineComments {

  private final Comments comments;
  private final Repetitions repetitions;

  OfflineComments(Comments comments, Repetitions repetitions) {
    this.comments = comments;
    this.repetitions = repetitions;
  }

  /**
   * What two entries have in common that are the same: the archive number with text and clause or,
   * where there is none, all that was entered.
   */
  String hash(OfflineEntry entry) {
    return entry.archiveNumber() != null
        ? repetitions.hash(entry.clauseId(), entry.text(), entry.archiveNumber())
        : repetitions.hash(
            entry.clauseId(),
            entry.text(),
            null,
            entry.source(),
            entry.respondent().type(),
            entry.respondent().name(),
            entry.respondent().phone(),
            entry.receivedOn(),
            entry.postmarkedOn());
  }

  /** Seals what is personal of an entry. */
  SealedIntake seal(OfflineEntry entry) {
    return comments.seal(entry.respondent(), entry.text());
  }

  /**
   * The comment of an entry, which waits for a person: its author is not known to the automatic
   * check.
   */
  CommentEntity make(
      UUID consultationId,
      int version,
      OfflineEntry entry,
      SealedIntake respondent,
      String hash,
      EntryLeave leave,
      String by) {
    CommentEntity comment =
        comments.make(
            new NewComment(
                consultationId,
                version,
                entry.clauseId(),
                entry.source().commentSource(),
                entry.text(),
                respondent,
                entry.publishConsent(),
                leave.at(),
                hash));
    comment.receivedOn = entry.receivedOn();
    comment.postmarkedOn = entry.postmarkedOn();
    comment.archiveNumber = entry.archiveNumber();
    comment.late = EntryPolicy.isLate(entry, leave);
    comment.enteredBy = by;
    return comment;
  }
}
