package org.gongkai.comment.moderation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.gongkai.comment.CommentEntity;
import org.gongkai.comment.CommentService;
import org.gongkai.comment.OfficerCommentView;
import org.gongkai.consultation.AdmissionService;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.web.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * Changes of what the public sees of a comment, within the transaction of the caller. The
 * publication of the feedback report is held up first, then the comment is locked: a report that is
 * published later freezes the change, and one that is published already follows it.
 */
@ApplicationScoped
class Visibility {

  private final CommentService service;
  private final AdmissionService admissions;
  private final PublishedText published;

  Visibility(CommentService service, AdmissionService admissions, PublishedText published) {
    this.service = service;
    this.admissions = admissions;
    this.published = published;
  }

  /**
   * Locks a comment for such a change.
   *
   * @param ifMatch the version that the officer saw; {@code *} for any
   * @throws ProblemException (in the Uni) {@link ProblemType#COMMENT_NOT_FOUND} or {@link
   *     ProblemType#STALE_VERSION}
   */
  Uni<CommentEntity> lock(UUID id, @Nullable String ifMatch) {
    return service
        .consultationOf(id)
        .chain(admissions::holdOffFeedback)
        .chain(() -> service.lock(id, ifMatch));
  }

  /** Whether a published report has the comment. */
  Uni<Boolean> isPublished(UUID id) {
    return published.answers(id).map(answers -> !answers.isEmpty());
  }

  /** Lets a published report follow a change. */
  Uni<Void> follow(CommentEntity comment) {
    return published.replace(comment.consultationId, comment.id, PublishedText.Shown.of(comment));
  }

  /** A locked comment of which nothing changed. */
  Uni<Versioned<OfficerCommentView>> unchanged(CommentEntity comment) {
    return service.unchanged(comment);
  }

  /** Writes a change, with the published report. */
  Uni<Versioned<OfficerCommentView>> saved(CommentEntity comment) {
    return follow(comment).chain(() -> service.saved(comment));
  }
}
