package org.gongkai.comment.offline;

import java.time.LocalDate;
import java.util.UUID;
import org.gongkai.comment.CommentText;
import org.gongkai.comment.Respondent;
import org.gongkai.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * A comment that a clerk enters, as it will be stored.
 *
 * @param text as {@link CommentText} accepts it
 */
record OfflineEntry(
    OfflineSource source,
    @Nullable UUID clauseId,
    String text,
    Respondent respondent,
    boolean publishConsent,
    LocalDate receivedOn,
    @Nullable LocalDate postmarkedOn,
    @Nullable String archiveNumber) {

  static final int MAX_ARCHIVE_NUMBER = 100;

  /**
   * @throws ProblemException when the text is empty or too long
   */
  static OfflineEntry of(EnterCommentRequest request) {
    String archive = request.archiveNumber();
    return new OfflineEntry(
        request.source(),
        request.clauseId(),
        CommentText.accept(request.text()),
        request.respondent(),
        request.publishConsent(),
        request.receivedOn(),
        request.postmarkedOn(),
        archive == null || archive.isBlank() ? null : archive.strip());
  }

  OfflineEntry about(@Nullable UUID clause) {
    return new OfflineEntry(
        source, clause, text, respondent, publishConsent, receivedOn, postmarkedOn, archiveNumber);
  }

  /** Says nothing personal. */
  @Override
  public String toString() {
    return "OfflineEntry[" + source + "]";
  }
}
