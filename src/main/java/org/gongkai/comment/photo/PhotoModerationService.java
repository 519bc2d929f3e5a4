package org.gongkai.comment.photo;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedAction;
import org.gongkai.comment.CommentEntity;
import org.gongkai.comment.CommentService;
import org.gongkai.comment.CommentStatus;
import org.gongkai.comment.OfficerCommentView;
import org.gongkai.comment.Reasons;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.web.Versioned;
import org.jspecify.annotations.Nullable;

/** Decisions of persons on what the public sees of the photos of a comment. */
@ApplicationScoped
public class PhotoModerationService {

  private final PhotoRepository photos;
  private final CommentService comments;
  private final AuditService audit;

  PhotoModerationService(PhotoRepository photos, CommentService comments, AuditService audit) {
    this.photos = photos;
    this.comments = comments;
    this.audit = audit;
  }

  /**
   * Shows or hides a photo by a person's decision, whatever its check says or will say. It is seen
   * only while its comment is. What stands so already stays as it is.
   *
   * @param ifMatch the version of the comment that the officer saw
   * @throws ProblemException (in the Uni) {@link ProblemType#COMMENT_NOT_FOUND}, {@link
   *     ProblemType#PHOTO_NOT_FOUND}, {@link ProblemType#COMMENT_NOT_MODERATABLE} for a comment
   *     that was taken back, {@link ProblemType#REASON_REQUIRED} when it is hidden without one
   */
  @WithTransaction
  public Uni<Versioned<OfficerCommentView>> moderate(
      UUID commentId,
      UUID photoId,
      @Nullable String ifMatch,
      ModeratePhotoRequest request,
      String by) {
    return comments
        .lock(commentId, ifMatch)
        .invoke(PhotoModerationService::requireNotWithdrawn)
        .chain(
            comment ->
                photos
                    .lockOf(commentId, photoId)
                    .onItem()
                    .ifNull()
                    .failWith(PhotoReadService::notFound)
                    .chain(photo -> decide(comment, photo, request, by)));
  }

  private Uni<Versioned<OfficerCommentView>> decide(
      CommentEntity comment, PhotoEntity photo, ModeratePhotoRequest request, String by) {
    boolean hides = request.outcome() == ModeratePhotoRequest.Outcome.HIDE;
    String reason = hides ? Reasons.require(request.reason()) : null;
    PhotoState from = photo.state;
    PhotoState to = hides ? PhotoState.HIDDEN : PhotoState.PASSED;
    if (from == to && (!hides || String.valueOf(reason).equals(photo.reason))) {
      return comments.unchanged(comment);
    }
    photo.end(to);
    photo.reason = reason;
    photo.moderatedBy = by;
    return audit.record(action(comment, photo, from, by)).chain(() -> comments.saved(comment));
  }

  private static void requireNotWithdrawn(CommentEntity comment) {
    if (comment.status == CommentStatus.WITHDRAWN) {
      throw new ProblemException(ProblemType.COMMENT_NOT_MODERATABLE);
    }
  }

  private static AuditedAction action(
      CommentEntity comment, PhotoEntity photo, PhotoState from, String by) {
    Map<String, Object> detail = new HashMap<>();
    detail.put("photo", photo.id);
    detail.put("from", from);
    detail.put("to", photo.state);
    return new AuditedAction(by, "moderatePhoto", "comment", comment.id, photo.reason, detail);
  }
}
