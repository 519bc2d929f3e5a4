package org.gongkai.content;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedAction;
import org.gongkai.content.text.CleanText;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;
import org.jspecify.annotations.Nullable;

/** Findings of the latest version of a content. */
@ApplicationScoped
public class ContentFindingService {

  private static final ContentState[] UNPUBLISHED = {
    ContentState.DRAFT, ContentState.IN_REVIEW, ContentState.APPROVED, ContentState.SCHEDULED
  };

  private final ContentRepository contents;
  private final ContentVersionRepository versions;
  private final ContentFindingRepository findings;
  private final ContentChecks checks;
  private final AuditService audit;
  private final InstantSource clock;

  ContentFindingService(
      ContentRepository contents,
      ContentVersionRepository versions,
      ContentFindingRepository findings,
      ContentChecks checks,
      AuditService audit,
      InstantSource clock) {
    this.contents = contents;
    this.versions = versions;
    this.findings = findings;
    this.checks = checks;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What the last check found.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CONTENT_NOT_FOUND}
   */
  @WithSession
  public Uni<FindingsView> findings(UUID id) {
    return content(id, LockModeType.NONE)
        .chain(content -> versions.version(id, content.latest))
        .chain(
            version ->
                findings
                    .ofVersion(id, version.number)
                    .map(found -> FindingsView.of(version, found)));
  }

  /**
   * The latest version, which is to be checked again.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CONTENT_NOT_FOUND}, {@link
   *     ProblemType#CONTENT_DERIVED} or {@link ProblemType#CONTENT_STATE_FORBIDS}
   */
  @WithSession
  Uni<ContentVersionEntity> checkable(UUID id) {
    return content(id, LockModeType.NONE)
        .invoke(content -> ContentPolicy.requireState(content, UNPUBLISHED))
        .chain(content -> versions.version(id, content.latest));
  }

  /**
   * Keeps what a further check found.
   *
   * @param broken what is wrong with addresses of others, by address
   * @throws ProblemException (in the Uni) as {@link #checkable}, or {@link
   *     ProblemType#STALE_VERSION} when another version was written meanwhile
   */
  @WithTransaction
  Uni<FindingsView> keep(UUID id, Draft draft, Map<String, String> broken, String by) {
    return content(id, LockModeType.PESSIMISTIC_WRITE)
        .invoke(content -> ContentPolicy.requireState(content, UNPUBLISHED))
        .invoke(content -> requireLatest(content, draft.version().number))
        .chain(
            content ->
                versions
                    .version(id, content.latest)
                    .chain(version -> keep(content, version, draft, broken))
                    .call(view -> audited(content, "checkContent", null, view.open(), by)));
  }

  private Uni<FindingsView> keep(
      ContentEntity content,
      ContentVersionEntity version,
      Draft draft,
      Map<String, String> broken) {
    return checks
        .check(content, draft, version, broken)
        .call(versions::flush)
        .map(found -> FindingsView.of(version, found));
  }

  /**
   * Lets a finding of the latest version stay as it is. An override again replaces the reason.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#FINDING_NOT_FOUND}, or as {@link
   *     #checkable}
   */
  @WithTransaction
  Uni<FindingView> override(UUID id, int position, OverrideFindingRequest request, String by) {
    String reason = reason(request);
    return content(id, LockModeType.PESSIMISTIC_WRITE)
        .invoke(content -> ContentPolicy.requireState(content, UNPUBLISHED))
        .chain(content -> override(content, position, reason, by));
  }

  private Uni<FindingView> override(ContentEntity content, int position, String reason, String by) {
    return findings
        .findById(new ContentFindingEntity.Key(content.id, content.latest, position))
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.FINDING_NOT_FOUND))
        .invoke(
            finding -> {
              finding.overriddenBy = by;
              finding.overriddenAt = Times.toMillis(clock.instant());
              finding.overrideReason = reason;
            })
        .call(finding -> audited(content, "overrideFinding", reason, position, by))
        .map(FindingView::of);
  }

  private static String reason(OverrideFindingRequest request) {
    String reason = CleanText.line(request.reason());
    if (reason.length() < OverrideFindingRequest.SHORTEST_REASON) {
      throw new ProblemException(ProblemType.INVALID_REQUEST)
          .withViolations(List.of(ContentPolicy.body("reason", "不少于 5 个字")));
    }
    return reason;
  }

  private static void requireLatest(ContentEntity content, int number) {
    if (content.latest != number) {
      throw new ProblemException(ProblemType.STALE_VERSION);
    }
  }

  private Uni<ContentEntity> content(UUID id, LockModeType lock) {
    return contents
        .findById(id, lock)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.CONTENT_NOT_FOUND));
  }

  private Uni<Void> audited(
      ContentEntity content, String action, @Nullable String reason, int count, String by) {
    String name = reason == null ? "open" : "position";
    return audit.record(
        new AuditedAction(
            by,
            action,
            "content",
            content.id,
            reason,
            Map.of("number", content.latest, name, count)));
  }
}
