package org.gongkai.comment.triage;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedAction;
import org.gongkai.comment.CommentEntity;
import org.gongkai.comment.CommentService;
import org.gongkai.consultation.AdmissionService;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.problem.Violation;
import org.jspecify.annotations.Nullable;

/** Gives many comments to one handler: all of them or none. */
@ApplicationScoped
public class BulkAssignmentService {

  private final CommentService comments;
  private final AdmissionService admissions;
  private final Handling handling;
  private final DueDays dueDays;
  private final AuditService audit;

  BulkAssignmentService(
      CommentService comments,
      AdmissionService admissions,
      Handling handling,
      DueDays dueDays,
      AuditService audit) {
    this.comments = comments;
    this.admissions = admissions;
    this.handling = handling;
    this.dueDays = dueDays;
    this.audit = audit;
  }

  /**
   * Assigns comments of one consultation that nobody has in hand.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CONSULTATION_NOT_FOUND}, {@link
   *     ProblemType#FEEDBACK_ALREADY_PUBLISHED}, or {@link ProblemType#COMMENTS_NOT_ASSIGNABLE}
   *     naming each that cannot be assigned, and why
   */
  @WithTransaction
  public Uni<AssignedCommentsView> assign(
      UUID consultationId, AssignCommentsRequest request, String by) {
    Set<UUID> ids = new TreeSet<>(request.commentIds());
    return admissions
        .holdFeedback(consultationId)
        .chain(dueDays::today)
        .chain(
            from ->
                comments
                    .lockAll(consultationId, ids)
                    .invoke(found -> assignAll(found, request, from)))
        .call(found -> handling.append(steps(found, by)))
        .call(found -> audit.record(audited(consultationId, request, found, by)))
        .call(comments::savedAll)
        .map(AssignedCommentsView::of);
  }

  private static void assignAll(
      List<CommentEntity> found, AssignCommentsRequest request, DueDays.From from) {
    requireAssignable(found, request.commentIds());
    for (CommentEntity comment : found) {
      TriagePolicy.assign(
          comment, request.handler(), request.unit(), from.dueOn(comment, request.workingDays()));
    }
  }

  private static void requireAssignable(List<CommentEntity> found, List<UUID> wanted) {
    Map<UUID, CommentEntity> byId =
        found.stream().collect(Collectors.toMap(comment -> comment.id, Function.identity()));
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      ProblemType refusal = refusal(byId.get(wanted.get(i)));
      if (refusal != null) {
        violations.add(new Violation("body", "commentIds[" + i + "]", refusal.code()));
      }
    }
    if (!violations.isEmpty()) {
      throw new ProblemException(ProblemType.COMMENTS_NOT_ASSIGNABLE, violations.size())
          .withViolations(violations);
    }
  }

  private static @Nullable ProblemType refusal(@Nullable CommentEntity comment) {
    return comment == null ? ProblemType.COMMENT_NOT_FOUND : TriagePolicy.refusalToAssign(comment);
  }

  private static List<Handling.Step> steps(List<CommentEntity> assigned, String by) {
    return assigned.stream()
        .map(comment -> new Handling.Step(comment, HandlingAction.ASSIGNED, null, null, by))
        .toList();
  }

  private static AuditedAction audited(
      UUID consultationId, AssignCommentsRequest request, List<CommentEntity> found, String by) {
    List<UUID> ids = found.stream().map(comment -> comment.id).toList();
    return new AuditedAction(
        by,
        "assignComments",
        "consultation",
        consultationId,
        null,
        Map.of("commentIds", ids, "handler", request.handler(), "unit", request.unit()));
  }
}
