package org.gongkai.comment.moderation;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedAction;
import org.gongkai.audit.LongText;
import org.gongkai.comment.CommentEntity;
import org.gongkai.comment.OfficerCommentView;
import org.gongkai.comment.Reasons;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.web.Versioned;
import org.jspecify.annotations.Nullable;

/** Corrections of what the screening left out of a comment, or failed to. */
@ApplicationScoped
public class PublicTextService {

  private final Visibility visibility;
  private final CommentScreen screen;
  private final AuditService audit;

  PublicTextService(Visibility visibility, CommentScreen screen, AuditService audit) {
    this.visibility = visibility;
    this.screen = screen;
    this.audit = audit;
  }

  /**
   * Replaces what the public may read of a comment, and tells its author. Once the feedback report
   * is published only more can be left out; the report follows. The same text again changes
   * nothing.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#PUBLIC_TEXT_INVALID} when the text is
   *     not the comment with some places masked, {@link ProblemType#FEEDBACK_ALREADY_PUBLISHED}
   *     when it would show more than a published report
   */
  @WithTransaction
  public Uni<Versioned<OfficerCommentView>> correct(
      UUID id, @Nullable String ifMatch, PublicTextRequest request, String by) {
    return visibility
        .lock(id, ifMatch)
        .invoke(comment -> require(comment, request))
        .call(comment -> requireFree(comment, request.publicText()))
        .chain(comment -> replace(comment, request, by));
  }

  private static void require(CommentEntity comment, PublicTextRequest request) {
    ModerationPolicy.requireNotWithdrawn(comment.status);
    Reasons.check(request.reason());
    if (!MaskingPolicy.isMasking(comment.text, request.publicText())) {
      throw new ProblemException(ProblemType.PUBLIC_TEXT_INVALID);
    }
  }

  private Uni<Void> requireFree(CommentEntity comment, String publicText) {
    return MaskingPolicy.isMasking(comment.publicText, publicText)
        ? Uni.createFrom().voidItem()
        : visibility
            .isPublished(comment.id)
            .invoke(PublicTextService::requireUnpublished)
            .replaceWithVoid();
  }

  private static void requireUnpublished(boolean published) {
    if (published) {
      throw new ProblemException(ProblemType.FEEDBACK_ALREADY_PUBLISHED);
    }
  }

  private Uni<Versioned<OfficerCommentView>> replace(
      CommentEntity comment, PublicTextRequest request, String by) {
    if (comment.publicText.equals(request.publicText())) {
      return visibility.unchanged(comment);
    }
    String before = comment.publicText;
    comment.publicText = request.publicText();
    if (!comment.isMasked()) {
      comment.maskedKinds = "";
    }
    return audit
        .record(action(comment, before, request.reason(), by))
        .chain(() -> screen.tell(comment))
        .chain(() -> visibility.saved(comment));
  }

  /** Says what was done without repeating what was masked. */
  private static AuditedAction action(
      CommentEntity comment, String before, String reason, String by) {
    Map<String, Object> detail =
        Map.of(
            "masked",
            comment.isMasked(),
            "before",
            LongText.of(before),
            "after",
            LongText.of(comment.publicText));
    return new AuditedAction(by, "correctPublicText", "comment", comment.id, reason, detail);
  }
}
