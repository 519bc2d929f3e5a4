package org.gongkai.comment;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;
import org.jspecify.annotations.Nullable;

/** Comments for those who answer them. */
@ApplicationScoped
public class AnswerableService {

  private final CommentRepository repository;
  private final CommentService comments;
  private final InstantSource clock;

  AnswerableService(CommentRepository repository, CommentService comments, InstantSource clock) {
    this.repository = repository;
    this.comments = comments;
    this.clock = clock;
  }

  /**
   * The consultation that a comment belongs to, which is locked before the comment.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#COMMENT_NOT_FOUND}
   */
  @WithSession
  public Uni<UUID> consultationOf(UUID commentId) {
    return comments.consultationOf(commentId);
  }

  /**
   * Locks a comment in the present transaction and moves its version on.
   *
   * @param ifMatch the version that the officer saw
   * @return the comment with its new version
   * @throws ProblemException (in the Uni) {@link ProblemType#COMMENT_WITHDRAWN}, or as {@link
   *     CommentService#lock}
   */
  @WithTransaction
  public Uni<Answerable> lock(UUID commentId, @Nullable String ifMatch) {
    return comments
        .lock(commentId, ifMatch)
        .invoke(AnswerableService::requirePresent)
        .call(comments::saved)
        .map(Answerable::of);
  }

  /**
   * The members of a locked group that were not taken back, in the order of intake; moves their
   * versions on.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#COMMENT_WITHDRAWN} when all were
   */
  @WithTransaction
  public Uni<List<Answerable>> membersOf(UUID groupId) {
    return repository
        .presentMembers(groupId)
        .invoke(AnswerableService::requireSome)
        .map(rows -> rows.stream().map(Answerable::of).toList())
        .call(() -> repository.touchMembers(groupId, Times.toMillis(clock.instant())));
  }

  private static void requirePresent(CommentEntity comment) {
    if (comment.status == CommentStatus.WITHDRAWN) {
      throw new ProblemException(ProblemType.COMMENT_WITHDRAWN);
    }
  }

  private static void requireSome(List<CommentEntity> members) {
    if (members.isEmpty()) {
      throw new ProblemException(ProblemType.COMMENT_WITHDRAWN);
    }
  }
}
