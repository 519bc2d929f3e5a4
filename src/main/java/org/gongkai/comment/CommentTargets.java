package org.gongkai.comment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.gongkai.consultation.ClauseRef;
import org.gongkai.consultation.DraftService;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** What a comment is about. */
@ApplicationScoped
public class CommentTargets {

  private final DraftService drafts;

  CommentTargets(DraftService drafts) {
    this.drafts = drafts;
  }

  /**
   * The version that a comment is about: the one that its author names; else the present one, or
   * the newest that has the clause, which the author may have been reading when the present one
   * came out.
   *
   * @param clauseId null for the whole draft
   * @param named the version that the author names, if any
   * @throws ProblemException (in the Uni) {@link ProblemType#DRAFT_NOT_FOUND} or {@link
   *     ProblemType#CLAUSE_NOT_FOUND}
   */
  public Uni<Integer> version(
      UUID consultationId, @Nullable UUID clauseId, @Nullable Integer named, int present) {
    if (named != null) {
      return drafts.requirePublic(consultationId, named, clauseId).replaceWith(named);
    }
    return clauseId == null
        ? Uni.createFrom().item(present)
        : drafts.requirePublicClause(consultationId, clauseId).map(ClauseRef::version);
  }
}
