package org.gongkai.content;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedAction;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.problem.Violation;
import org.gongkai.platform.time.Times;
import org.gongkai.platform.web.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * What editors write. Every change is the next version of its content; nothing that readers see
 * changes by writing.
 */
@ApplicationScoped
public class ContentWriteService {

  private final ContentRepository contents;
  private final ContentVersionRepository versions;
  private final ContentReferences references;
  private final ContentChecks checks;
  private final ContentViews views;
  private final AuditService audit;
  private final IdGenerator ids;
  private final InstantSource clock;

  ContentWriteService(
      ContentRepository contents,
      ContentVersionRepository versions,
      ContentReferences references,
      ContentChecks checks,
      ContentViews views,
      AuditService audit,
      IdGenerator ids,
      InstantSource clock) {
    this.contents = contents;
    this.versions = versions;
    this.references = references;
    this.checks = checks;
    this.views = views;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Begins a content.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CONTENT_DERIVED}, {@link
   *     ProblemType#CONTENT_INVALID}, {@link ProblemType#POLICY_NOT_INTERPRETABLE} or {@link
   *     ProblemType#CONSULTATION_NOT_FOUND}
   */
  @WithTransaction
  Uni<Versioned<ContentView>> create(ContentType type, Draft draft, String by) {
    ContentPolicy.requireWritten(type);
    Instant now = Times.toMillis(clock.instant());
    ContentEntity content = new ContentEntity();
    content.id = ids.next();
    content.type = type;
    content.createdBy = by;
    content.createdAt = now;
    ContentVersionEntity version = draft.version();
    List<Violation> violations = ContentPolicy.violations(type, version, now);
    return references
        .require(version, violations)
        .invoke(() -> begin(content, version, 1, by, now))
        .chain(() -> contents.persist(content))
        .chain(() -> store(content, draft, "createContent", by));
  }

  /**
   * Writes the next version of a content that is not published, so that its reviews start again and
   * no publication is planned any more. A version that says the same is not written.
   *
   * @param ifMatch the version of the content that the editor saw
   * @throws ProblemException (in the Uni) as {@link #create}, {@link ProblemType#CONTENT_NOT_FOUND}
   *     or {@link ProblemType#CONTENT_STATE_FORBIDS}
   */
  @WithTransaction
  Uni<Versioned<ContentView>> replace(UUID id, @Nullable String ifMatch, Draft draft, String by) {
    return contents
        .lock(id, ifMatch)
        .invoke(
            content ->
                ContentPolicy.requireState(
                    content,
                    ContentState.DRAFT,
                    ContentState.IN_REVIEW,
                    ContentState.APPROVED,
                    ContentState.SCHEDULED))
        .chain(
            content ->
                versions
                    .version(id, content.latest)
                    .chain(before -> replace(content, before, draft, by)));
  }

  private Uni<Versioned<ContentView>> replace(
      ContentEntity content, ContentVersionEntity before, Draft draft, String by) {
    draft.version().correction = before.correction;
    draft.version().correctionNote = before.correctionNote;
    return ContentPolicy.isSame(before, draft.version())
        ? views.view(content, before)
        : next(content, before, draft, List.of(), "replaceContent", by);
  }

  /**
   * Begins the correction of a published content; readers go on seeing what is published.
   *
   * @param ifMatch the version of the content that the editor saw
   * @throws ProblemException (in the Uni) as {@link #replace}
   */
  @WithTransaction
  Uni<Versioned<ContentView>> correct(UUID id, @Nullable String ifMatch, Draft draft, String by) {
    return contents
        .lock(id, ifMatch)
        .invoke(content -> ContentPolicy.requireState(content, ContentState.PUBLISHED))
        .chain(
            content ->
                versions
                    .version(id, content.latest)
                    .chain(before -> correct(content, before, draft, by)));
  }

  private Uni<Versioned<ContentView>> correct(
      ContentEntity content, ContentVersionEntity before, Draft draft, String by) {
    String note = draft.version().correctionNote;
    List<Violation> violations =
        new ArrayList<>(ContentPolicy.noteViolations(note == null ? "" : note));
    if (ContentPolicy.isSame(before, draft.version())) {
      violations.add(ContentPolicy.body("body", "更正须有改动"));
    }
    return next(content, before, draft, violations, "correctContent", by);
  }

  private Uni<Versioned<ContentView>> next(
      ContentEntity content,
      ContentVersionEntity before,
      Draft draft,
      List<Violation> known,
      String action,
      String by) {
    Instant now = Times.toMillis(clock.instant());
    ContentVersionEntity version = draft.version();
    List<Violation> violations = new ArrayList<>(known);
    violations.addAll(ContentPolicy.violations(content.type, version, now));
    violations.addAll(ContentPolicy.subjectViolations(content, before, version));
    return references
        .require(version, violations)
        .invoke(() -> begin(content, version, before.number + 1, by, now))
        .chain(() -> store(content, draft, action, by));
  }

  private static void begin(
      ContentEntity content, ContentVersionEntity version, int number, String by, Instant at) {
    version.contentId = content.id;
    version.number = number;
    version.writtenBy = by;
    version.writtenAt = at;
    content.latest = number;
    content.state = ContentState.DRAFT;
    content.publishAt = null;
    content.publishChannels = null;
    content.publishBy = null;
    if (content.published == null) {
      content.column = version.column;
      content.subjectPath = ContentPolicy.subjectPath(version);
      content.changedAt = at;
    }
  }

  private Uni<Versioned<ContentView>> store(
      ContentEntity content, Draft draft, String action, String by) {
    ContentVersionEntity version = draft.version();
    return versions
        .persistAndFlush(version)
        .chain(() -> checks.check(content, draft, version, Map.of()))
        .call(found -> audited(content, action, found.size(), by))
        .call(versions::flush)
        .chain(() -> views.view(content, version));
  }

  private Uni<Void> audited(ContentEntity content, String action, int findings, String by) {
    return audit.record(
        new AuditedAction(
            by,
            action,
            "content",
            content.id,
            null,
            Map.of("type", content.type, "number", content.latest, "findings", findings)));
  }
}
