package org.gongkai.decision;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Consumer;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedChange;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;
import org.gongkai.platform.web.Cursor;
import org.gongkai.platform.web.Page;
import org.gongkai.platform.web.VersionTag;
import org.gongkai.platform.web.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * The stages of decisions. A transaction that locks several locks the stage first, then its
 * decision, then what builds on the decision.
 */
@ApplicationScoped
public class StageService {

  private static final String SUBJECT = "stage";

  private final DecisionStageRepository stages;
  private final DecisionService decisions;
  private final AuditService audit;
  private final IdGenerator ids;
  private final InstantSource clock;

  StageService(
      DecisionStageRepository stages,
      DecisionService decisions,
      AuditService audit,
      IdGenerator ids,
      InstantSource clock) {
    this.stages = stages;
    this.decisions = decisions;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Adds a stage; nobody outside sees it before it is published.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#DECISION_NOT_FOUND} or {@link
   *     ProblemType#STAGE_INVALID}
   */
  @WithTransaction
  public Uni<Versioned<StageView>> add(UUID decisionId, StageRequest request, String by) {
    requireContent(request);
    StagePolicy.requireNote(false, request.correctionNote());
    DecisionStageEntity stage = new DecisionStageEntity();
    stage.id = ids.next();
    stage.decisionId = decisionId;
    stage.createdBy = by;
    return decisions
        .requireExisting(decisionId)
        .chain(() -> stages.persist(fill(stage, request)))
        .call(made -> audited("addStage", null, made, null, by))
        .map(StageService::versioned);
  }

  /**
   * Replaces what a stage says; of a published one that is a correction.
   *
   * @param ifMatch the version that the officer saw
   * @throws ProblemException (in the Uni) {@link ProblemType#STAGE_NOT_FOUND}, {@link
   *     ProblemType#STAGE_INVALID}, {@link ProblemType#CORRECTION_NOTE_REQUIRED} or {@link
   *     ProblemType#STAGE_WITHDRAWN}
   */
  @WithTransaction
  public Uni<Versioned<StageView>> replace(
      UUID decisionId, UUID id, @Nullable String ifMatch, StageRequest request, String by) {
    requireContent(request);
    String note = request.correctionNote();
    return requireForUpdate(decisionId, id, ifMatch)
        .invoke(StagePolicy::requireStanding)
        .chain(
            row ->
                change(
                    "replaceStage", row, stage -> correct(fill(stage, request), note), note, by));
  }

  /** Changes a stage and tells of it, the trail and whatever hangs on a result. */
  private Uni<Versioned<StageView>> change(
      String action,
      DecisionStageEntity stage,
      Consumer<DecisionStageEntity> step,
      @Nullable String reason,
      String by) {
    StageView before = StageView.of(stage);
    step.accept(stage);
    return stages
        .flush()
        .chain(() -> audited(action, before, stage, reason, by))
        .chain(() -> tellDecided(stage))
        .replaceWith(() -> versioned(stage));
  }

  private Uni<Void> audited(
      String action,
      @Nullable StageView before,
      DecisionStageEntity stage,
      @Nullable String reason,
      String by) {
    return audit.record(
        new AuditedChange(by, action, SUBJECT, stage.id, reason, before, StageView.of(stage)));
  }

  /**
   * Publishes a stage, and its decision with it where that is not public yet.
   *
   * @param ifMatch the version that the officer saw
   * @throws ProblemException (in the Uni) {@link ProblemType#STAGE_NOT_FOUND} or {@link
   *     ProblemType#STAGE_PUBLISHED}
   */
  @WithTransaction
  public Uni<Versioned<StageView>> publish(
      UUID decisionId, UUID id, @Nullable String ifMatch, String by) {
    return requireForUpdate(decisionId, id, ifMatch)
        .invoke(StagePolicy::requireUnpublished)
        .call(() -> decisions.publishEntry(decisionId))
        .chain(row -> change("publishStage", row, stage -> stage.publishedAt = now(), null, by));
  }

  /**
   * Takes a published stage back for good; its title, day and the reason stay public.
   *
   * @param ifMatch the version that the officer saw
   * @throws ProblemException (in the Uni) {@link ProblemType#STAGE_NOT_FOUND}, {@link
   *     ProblemType#STAGE_NOT_PUBLISHED} or {@link ProblemType#STAGE_WITHDRAWN}
   */
  @WithTransaction
  public Uni<Versioned<StageView>> withdraw(
      UUID decisionId, UUID id, @Nullable String ifMatch, WithdrawStageRequest request, String by) {
    String reason = request.reason().strip();
    return requireForUpdate(decisionId, id, ifMatch)
        .invoke(StagePolicy::requirePublished)
        .invoke(StagePolicy::requireStanding)
        .chain(row -> change("withdrawStage", row, stage -> withdraw(stage, reason), reason, by));
  }

  private void withdraw(DecisionStageEntity stage, String reason) {
    stage.withdrawnAt = now();
    stage.withdrawalReason = reason;
  }

  /**
   * Deletes a stage that was never public.
   *
   * @param ifMatch the version that the officer saw
   * @throws ProblemException (in the Uni) {@link ProblemType#STAGE_NOT_FOUND} or {@link
   *     ProblemType#STAGE_PUBLISHED}
   */
  @WithTransaction
  public Uni<Void> delete(UUID decisionId, UUID id, @Nullable String ifMatch, String by) {
    return requireForUpdate(decisionId, id, ifMatch)
        .invoke(StagePolicy::requireUnpublished)
        .call(
            stage ->
                audit.record(
                    new AuditedChange(
                        by, "deleteStage", SUBJECT, stage.id, null, StageView.of(stage), null)))
        .chain(stage -> stages.delete(stage));
  }

  /**
   * A stage as staff see it, published or not.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#STAGE_NOT_FOUND}
   */
  @WithSession
  public Uni<Versioned<StageView>> forStaff(UUID decisionId, UUID id) {
    return orNotFound(stages.find(decisionId, id)).map(StageService::versioned);
  }

  /**
   * Every stage of a decision, newest first.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#DECISION_NOT_FOUND}
   */
  @WithSession
  public Uni<Page<StageView>> page(UUID decisionId, @Nullable String cursor, int limit) {
    UUID before = Cursor.read(cursor);
    return decisions
        .requireExisting(decisionId)
        .chain(() -> stages.page(decisionId, before, limit + 1))
        .map(rows -> Page.of(rows, limit, row -> Cursor.after(row.id)).map(StageView::of));
  }

  /** A result that is published, corrected or withdrawn changes where its consultations stand. */
  private Uni<Void> tellDecided(DecisionStageEntity stage) {
    return stage.publishedAt == null
        ? Uni.createFrom().voidItem()
        : decisions
            .lockKind(stage.decisionId)
            .chain(() -> stages.decidedAt(stage.decisionId))
            .chain(at -> decisions.tellDecided(stage.decisionId, at));
  }

  private void requireContent(StageRequest request) {
    StagePolicy.require(request, clock.instant().atZone(Times.SHANGHAI).toLocalDate());
  }

  private Uni<DecisionStageEntity> requireForUpdate(
      UUID decisionId, UUID id, @Nullable String ifMatch) {
    return orNotFound(stages.findForUpdate(decisionId, id))
        .invoke(stage -> VersionTag.require(ifMatch, stage.version));
  }

  private static Uni<DecisionStageEntity> orNotFound(Uni<@Nullable DecisionStageEntity> found) {
    return found
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.STAGE_NOT_FOUND));
  }

  private static DecisionStageEntity fill(DecisionStageEntity stage, StageRequest request) {
    stage.stage = request.stage();
    stage.title = request.title();
    stage.text = textOrNull(request.text());
    stage.href = textOrNull(request.href());
    stage.occurredOn = request.occurredOn();
    stage.observers = textOrNull(request.observers());
    stage.dueOn = request.dueOn();
    stage.state = request.state();
    return stage;
  }

  private void correct(DecisionStageEntity stage, @Nullable String note) {
    StagePolicy.requireNote(stage.publishedAt != null, note);
    if (stage.publishedAt != null) {
      stage.correctionCount = stage.correctionCount + 1;
      stage.correctedAt = now();
      stage.correctionNote = textOrNull(note);
    }
  }

  private Instant now() {
    return Times.toMillis(clock.instant());
  }

  private static @Nullable String textOrNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static Versioned<StageView> versioned(DecisionStageEntity stage) {
    return new Versioned<>(StageView.of(stage), stage.version);
  }
}
