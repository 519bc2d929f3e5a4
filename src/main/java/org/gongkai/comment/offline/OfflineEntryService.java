package org.gongkai.comment.offline;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedAction;
import org.gongkai.comment.CommentEntity;
import org.gongkai.comment.CommentTargets;
import org.gongkai.comment.Comments;
import org.gongkai.consultation.AdmissionService;
import org.gongkai.consultation.EntryLeave;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemLanguage;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.problem.Violation;

/** Clerks enter comments, one by one. */
@ApplicationScoped
public class OfflineEntryService {

  private final AdmissionService admissions;
  private final CommentTargets targets;
  private final OfflineComments offline;
  private final Comments comments;
  private final EntryRepository entries;
  private final AuditService audit;

  OfflineEntryService(
      AdmissionService admissions,
      CommentTargets targets,
      OfflineComments offline,
      Comments comments,
      EntryRepository entries,
      AuditService audit) {
    this.admissions = admissions;
    this.targets = targets;
    this.offline = offline;
    this.comments = comments;
    this.entries = entries;
    this.audit = audit;
  }

  /**
   * Enters a comment: the comment, its receipt, its check and the note of the entry are one
   * transaction. A late one is kept and marked.
   *
   * @param language of the violations
   * @throws ProblemException (in the Uni) {@link ProblemType#ENTRY_INVALID}, {@link
   *     ProblemType#COMMENT_REPEATED} for an archive number that has this text already, or as
   *     {@link AdmissionService#admitEntry}
   */
  @WithTransaction
  public Uni<EnteredView> enter(
      UUID consultationId, EnterCommentRequest request, ProblemLanguage language, String by) {
    OfflineEntry entry = OfflineEntry.of(request);
    String hash = offline.hash(entry);
    return admissions
        .admitEntry(consultationId)
        .invoke(leave -> requireValid(entry, leave, language))
        .call(() -> requireNew(consultationId, entry, hash))
        .chain(leave -> comment(consultationId, request, entry, hash, leave, by))
        .call(comment -> comments.persist(List.of(comment)))
        .call(comment -> audit.record(action(comment, by)))
        .map(OfflineEntryService::view);
  }

  private static void requireValid(OfflineEntry entry, EntryLeave leave, ProblemLanguage language) {
    List<Violation> violations =
        EntryPolicy.faults(entry, leave).stream()
            .map(found -> new Violation("body", found.field(), found.message(language)))
            .toList();
    if (!violations.isEmpty()) {
      throw new ProblemException(ProblemType.ENTRY_INVALID).withViolations(violations);
    }
  }

  /** Two calls on one day may say the same; one paper is kept under one number. */
  private Uni<Void> requireNew(UUID consultationId, OfflineEntry entry, String hash) {
    return entries
        .lock(consultationId)
        .chain(() -> entries.known(consultationId, List.of(hash)))
        .invoke(
            known -> {
              if (entry.archiveNumber() != null && known.containsKey(hash)) {
                throw new ProblemException(ProblemType.COMMENT_REPEATED)
                    .with("receipt", Comments.readable(known.get(hash)));
              }
            })
        .replaceWithVoid();
  }

  private Uni<CommentEntity> comment(
      UUID consultationId,
      EnterCommentRequest request,
      OfflineEntry entry,
      String hash,
      EntryLeave leave,
      String by) {
    return targets
        .version(consultationId, entry.clauseId(), request.draftVersion(), leave.draftNumber())
        .map(
            version ->
                offline.make(consultationId, version, entry, offline.seal(entry), hash, leave, by));
  }

  private static AuditedAction action(CommentEntity comment, String by) {
    return new AuditedAction(
        by,
        "enterComment",
        "comment",
        comment.id,
        null,
        Map.of(
            "consultation", comment.consultationId,
            "source", comment.source,
            "late", comment.late));
  }

  private static EnteredView view(CommentEntity comment) {
    return new EnteredView(comment.id, Comments.receipt(comment), comment.status, comment.late);
  }
}
