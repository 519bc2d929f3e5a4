package org.gongkai.adoption;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedAction;
import org.gongkai.audit.LongText;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;
import org.gongkai.platform.web.Cursor;
import org.gongkai.platform.web.Page;
import org.gongkai.platform.web.VersionTag;
import org.gongkai.platform.web.Versioned;
import org.jspecify.annotations.Nullable;

/** Templates of reasons. */
@ApplicationScoped
public class VerdictTemplateService {

  private final VerdictTemplateRepository templates;
  private final AuditService audit;
  private final IdGenerator ids;
  private final InstantSource clock;

  VerdictTemplateService(
      VerdictTemplateRepository templates,
      AuditService audit,
      IdGenerator ids,
      InstantSource clock) {
    this.templates = templates;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** All templates, newest first. */
  @WithSession
  public Uni<Page<VerdictTemplateView>> page(@Nullable String cursor, int limit) {
    return templates
        .page(Cursor.read(cursor), limit + 1)
        .map(rows -> Page.of(rows, limit, row -> Cursor.after(row.id)))
        .map(page -> page.map(VerdictTemplateView::of));
  }

  /**
   * One template with its version.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#TEMPLATE_NOT_FOUND}
   */
  @WithSession
  public Uni<Versioned<VerdictTemplateView>> get(UUID id) {
    return require(id, LockModeType.NONE).map(VerdictTemplateService::versioned);
  }

  /**
   * Adds a template.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#TEMPLATE_PLACEHOLDER_UNKNOWN}
   */
  @WithTransaction
  public Uni<Versioned<VerdictTemplateView>> create(VerdictTemplateRequest request, String by) {
    TemplateText.require(request.text());
    VerdictTemplateEntity template = new VerdictTemplateEntity();
    template.id = ids.next();
    template.createdBy = by;
    fill(template, request, by, Times.toMillis(clock.instant()));
    return templates
        .persistAndFlush(template)
        .call(() -> audited("createVerdictTemplate", template, null, by))
        .map(VerdictTemplateService::versioned);
  }

  /**
   * Replaces a template; verdicts keep what it said before.
   *
   * @param ifMatch the version that the officer saw
   * @throws ProblemException (in the Uni) {@link ProblemType#TEMPLATE_NOT_FOUND} or {@link
   *     ProblemType#TEMPLATE_PLACEHOLDER_UNKNOWN}
   */
  @WithTransaction
  public Uni<Versioned<VerdictTemplateView>> replace(
      UUID id, @Nullable String ifMatch, VerdictTemplateRequest request, String by) {
    TemplateText.require(request.text());
    return lock(id, ifMatch)
        .chain(
            template -> {
              Map<String, Object> before = said(template);
              fill(template, request, by, later(template.changedAt));
              return templates
                  .flush()
                  .chain(() -> audited("replaceVerdictTemplate", template, before, by))
                  .replaceWith(template);
            })
        .map(VerdictTemplateService::versioned);
  }

  /**
   * Deletes a template; verdicts keep what it said.
   *
   * @param ifMatch the version that the officer saw
   * @throws ProblemException (in the Uni) {@link ProblemType#TEMPLATE_NOT_FOUND}
   */
  @WithTransaction
  public Uni<Void> delete(UUID id, @Nullable String ifMatch, String by) {
    return lock(id, ifMatch)
        .call(template -> audited("deleteVerdictTemplate", template, said(template), by))
        .chain(templates::delete);
  }

  /** What the trail says of a template. */
  private static Map<String, Object> said(VerdictTemplateEntity template) {
    return Map.of(
        "name", template.name, "outcome", template.outcome, "text", LongText.of(template.text));
  }

  private Uni<Void> audited(
      String action,
      VerdictTemplateEntity template,
      @Nullable Map<String, Object> before,
      String by) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("outcome", template.outcome);
    if (before != null) {
      detail.put("before", before);
    }
    if (!action.startsWith("delete")) {
      detail.put("after", said(template));
    }
    return audit.record(
        new AuditedAction(by, action, "verdictTemplate", template.id, null, detail));
  }

  /**
   * A template's text with its placeholders, which cannot change before the transaction ends.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#TEMPLATE_NOT_FOUND}, or {@link
   *     ProblemType#INVALID_REQUEST} for one that is for another outcome
   */
  @WithSession
  Uni<String> textOf(UUID id, Outcome outcome) {
    return require(id, LockModeType.PESSIMISTIC_READ)
        .invoke(template -> requireOutcome(template, outcome))
        .map(template -> template.text);
  }

  private static void requireOutcome(VerdictTemplateEntity template, Outcome outcome) {
    if (template.outcome != outcome) {
      throw VerdictPolicy.invalid("templateId", "of a template for " + outcome);
    }
  }

  private Uni<VerdictTemplateEntity> lock(UUID id, @Nullable String ifMatch) {
    return require(id, LockModeType.PESSIMISTIC_WRITE)
        .invoke(template -> VersionTag.require(ifMatch, template.version));
  }

  private Uni<VerdictTemplateEntity> require(UUID id, LockModeType lock) {
    return templates
        .findById(id, lock)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.TEMPLATE_NOT_FOUND));
  }

  private static void fill(
      VerdictTemplateEntity template, VerdictTemplateRequest request, String by, Instant at) {
    template.name = request.name().strip();
    template.outcome = request.outcome();
    template.text = request.text().strip();
    template.changedBy = by;
    template.changedAt = at;
  }

  /** Now, or a millisecond after the last change when the clock has not moved since. */
  private Instant later(Instant last) {
    Instant now = Times.toMillis(clock.instant());
    return now.isAfter(last) ? now : last.plusMillis(1);
  }

  private static Versioned<VerdictTemplateView> versioned(VerdictTemplateEntity template) {
    return new Versioned<>(VerdictTemplateView.of(template), template.version);
  }
}
