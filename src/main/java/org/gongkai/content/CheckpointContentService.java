package org.gongkai.content;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedAction;
import org.gongkai.audit.evidence.EvidenceService;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.web.Answer;
import org.gongkai.platform.web.Versioned;

/** Makes contents of signed heads of the log, so that outsiders come to hold them. */
@ApplicationScoped
public class CheckpointContentService {

  private final EvidenceService evidence;
  private final ContentDrafts drafts;
  private final ContentWriteService texts;
  private final ContentReadService reads;
  private final CheckpointContentRepository told;
  private final AuditService audit;

  CheckpointContentService(
      EvidenceService evidence,
      ContentDrafts drafts,
      ContentWriteService texts,
      ContentReadService reads,
      CheckpointContentRepository told,
      AuditService audit) {
    this.evidence = evidence;
    this.drafts = drafts;
    this.texts = texts;
    this.reads = reads;
    this.told = told;
    this.audit = audit;
  }

  /**
   * The text that tells of a head, not stored.
   *
   * @param size leaves that the head vouches for
   * @throws ProblemException (in the Uni) {@link ProblemType#CHECKPOINT_NOT_FOUND} or {@link
   *     ProblemType#CONTENT_INVALID}
   */
  Uni<Draft> draft(long size, PublishCheckpointRequest request) {
    return evidence
        .checkpoint(size)
        .chain(head -> drafts.draft(CheckpointText.of(head, request), null, null));
  }

  /**
   * Begins the content that tells of a head; where there is one already, that one is the answer.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CONTENT_INVALID}
   */
  @WithTransaction
  Uni<Answer> begin(long size, Draft draft, String by) {
    return told.claim(size)
        .chain(() -> told.findById(size))
        .chain(
            known ->
                known == null
                    ? first(size, draft, by)
                    : reads.get(known.contentId).map(Versioned::ok));
  }

  private Uni<Answer> first(long size, Draft draft, String by) {
    return texts
        .create(ContentType.NOTICE, draft, by)
        .call(made -> told.keep(size, made.value().id()))
        .call(made -> audit.record(published(made.value(), size, by)))
        .map(made -> made.created("/v1/admin/contents/" + made.value().id()));
  }

  private static AuditedAction published(ContentView made, long size, String by) {
    return new AuditedAction(
        by, "publishCheckpoint", "content", made.id(), null, Map.of("size", size));
  }
}
