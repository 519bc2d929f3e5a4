package org.gongkai.comment.moderation;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.gongkai.comment.CommentEntity;
import org.jspecify.annotations.Nullable;

/**
 * The port to the published feedback reports, which repeat what comments say. Whoever changes what
 * the public may read of a comment tells it here, so that a report never shows more.
 */
public interface PublishedText {

  /**
   * What the public may read of a comment.
   *
   * @param clauseId the clause that it is about; null for the whole draft
   * @param draftNumber version of the draft that it was made on
   */
  record Shown(String text, String maskedName, @Nullable UUID clauseId, int draftNumber) {

    /** Null when the public may read nothing of the comment. */
    static @Nullable Shown of(CommentEntity comment) {
      String text = comment.shownText();
      return text == null
          ? null
          : new Shown(text, comment.maskedName, comment.clauseId, comment.draftNumber);
    }
  }

  /**
   * Lets the report that has a comment show something else of it, in the present transaction, which
   * holds the comment's lock; does nothing while no report has it.
   *
   * @param shown null when nothing may be shown; the comment keeps its place and its answer
   */
  Uni<Void> replace(UUID consultationId, UUID commentId, @Nullable Shown shown);

  /** Names of the cached answers that show the comment; empty while no report has it. */
  Uni<List<String>> answers(UUID commentId);
}
