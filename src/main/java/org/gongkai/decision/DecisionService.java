package org.gongkai.decision;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedChange;
import org.gongkai.disclosure.DisclosureService;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.scope.Units;
import org.gongkai.platform.time.Times;
import org.gongkai.platform.web.Cursor;
import org.gongkai.platform.web.Page;
import org.gongkai.platform.web.VersionTag;
import org.gongkai.platform.web.Versioned;
import org.jspecify.annotations.Nullable;

/** The decision catalogue. */
@ApplicationScoped
public class DecisionService {

  private static final String SUBJECT = "decision";

  private final DecisionRepository decisions;
  private final DecisionStageRepository stages;
  private final DisclosureService disclosures;
  private final Instance<DossierPart> parts;
  private final AuditService audit;
  private final IdGenerator ids;
  private final InstantSource clock;

  DecisionService(
      DecisionRepository decisions,
      DecisionStageRepository stages,
      DisclosureService disclosures,
      @Any Instance<DossierPart> parts,
      AuditService audit,
      IdGenerator ids,
      InstantSource clock) {
    this.decisions = decisions;
    this.stages = stages;
    this.disclosures = disclosures;
    this.parts = parts;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** Adds an entry to the catalogue; nobody outside sees it before it is published. */
  @WithTransaction
  public Uni<DecisionView> create(CreateDecisionRequest request, String by) {
    DecisionPolicy.requireNear("plannedFor", request.plannedFor());
    DecisionEntity decision = new DecisionEntity();
    decision.id = ids.next();
    decision.year = request.year();
    decision.title = request.title();
    decision.unit = request.unit();
    decision.kind = request.kind() == null ? DecisionKind.MAJOR_DECISION : request.kind();
    decision.item = textOrNull(request.item());
    decision.plannedFor = request.plannedFor();
    decision.createdBy = by;
    decision.createdAt = now();
    return decisions
        .persist(decision)
        .map(saved -> DecisionView.of(saved, null))
        .call(
            made ->
                audit.record(AuditedChange.made(by, "createDecision", SUBJECT, made.id(), made)));
  }

  /**
   * Replaces what an entry says, published or not.
   *
   * @param ifMatch the version that the officer saw
   * @throws ProblemException (in the Uni) {@link ProblemType#DECISION_NOT_FOUND} or {@link
   *     ProblemType#DECISION_YEAR_FIXED} or {@link ProblemType#DECISION_KIND_FIXED}
   */
  @WithTransaction
  public Uni<Versioned<DecisionView>> replace(
      UUID id, @Nullable String ifMatch, PutDecisionRequest request, String by) {
    DecisionPolicy.requireNear("plannedFor", request.plannedFor());
    return requireForUpdate(id)
        .invoke(decision -> VersionTag.require(ifMatch, decision.version))
        .invoke(decision -> DecisionPolicy.requireYear(decision, request.year()))
        .invoke(decision -> DecisionPolicy.requireKind(decision, request.kind()))
        .chain(decision -> replace(decision, request, by));
  }

  private Uni<Versioned<DecisionView>> replace(
      DecisionEntity decision, PutDecisionRequest request, String by) {
    DecisionView before = DecisionView.of(decision, null);
    fill(decision, request);
    return decisions
        .flush()
        .chain(() -> audited("replaceDecision", before, decision, by))
        .chain(() -> versioned(decision));
  }

  /**
   * Publishes an entry on its own, before anything about it is published.
   *
   * @param ifMatch the version that the officer saw
   * @throws ProblemException (in the Uni) {@link ProblemType#DECISION_NOT_FOUND} or {@link
   *     ProblemType#DECISION_ALREADY_PUBLISHED}
   */
  @WithTransaction
  public Uni<Versioned<DecisionView>> publish(UUID id, @Nullable String ifMatch, String by) {
    return requireForUpdate(id)
        .invoke(decision -> VersionTag.require(ifMatch, decision.version))
        .invoke(DecisionPolicy::requireUnpublished)
        .chain(decision -> publish(decision, by));
  }

  private Uni<Versioned<DecisionView>> publish(DecisionEntity decision, String by) {
    DecisionView before = DecisionView.of(decision, null);
    return disclose(decision)
        .call(decisions::flush)
        .chain(() -> audited("publishDecision", before, decision, by))
        .chain(() -> versioned(decision));
  }

  private Uni<Void> audited(String action, DecisionView before, DecisionEntity after, String by) {
    DecisionView view = DecisionView.of(after, null);
    return audit.record(new AuditedChange(by, action, SUBJECT, after.id, null, before, view));
  }

  /**
   * Sees to it in the present transaction that an entry is public: one that is not gets its index
   * number. For features that publish something about a decision; late in their transaction,
   * because other publications wait from here on.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#DECISION_NOT_FOUND}
   */
  @WithTransaction
  public Uni<Void> publishEntry(UUID id) {
    return requireForUpdate(id)
        .chain(
            decision ->
                decision.publishedAt == null ? disclose(decision) : Uni.createFrom().voidItem());
  }

  /** Tells all features in the present transaction when the result was published; null for none. */
  @WithTransaction
  Uni<Void> tellDecided(UUID id, @Nullable Instant at) {
    Uni<Void> told = Uni.createFrom().voidItem();
    for (DossierPart part : parts) {
      told = told.chain(() -> part.decided(id, at));
    }
    return told;
  }

  /** Names of all cached answers that show whether the decision has its result. */
  @WithSession
  public Uni<List<String>> cacheGroups(UUID id) {
    Uni<List<String>> all = Uni.createFrom().item(ArrayList::new);
    for (DossierPart part : parts) {
      all = all.chain(groups -> part.cacheGroupsOf(id).invoke(groups::addAll).replaceWith(groups));
    }
    return all;
  }

  /**
   * Refuses an identifier that is no decision's.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#DECISION_NOT_FOUND}
   */
  @WithSession
  public Uni<Void> requireExisting(UUID id) {
    return find(id).replaceWithVoid();
  }

  /**
   * What a decision decides. Nobody else publishes anything about it until the present transaction
   * ends. A transaction that also locks one of its stages has done so before; one that locks what
   * builds on the decision does so afterwards.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#DECISION_NOT_FOUND}
   */
  @WithTransaction
  public Uni<DecisionKind> lockKind(UUID id) {
    return requireForUpdate(id).map(decision -> decision.kind);
  }

  /** When the decision's result was published; null when none is public. */
  @WithSession
  public Uni<@Nullable Instant> decidedAt(UUID id) {
    return stages.decidedAt(id);
  }

  /**
   * An entry as staff see it, published or not.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#DECISION_NOT_FOUND}
   */
  @WithSession
  public Uni<Versioned<DecisionView>> forStaff(UUID id) {
    return find(id).chain(this::versioned);
  }

  /** Every entry of some units, newest first; {@code year} null for those of every year. */
  @WithSession
  public Uni<Page<DecisionView>> pageForStaff(
      Units units, @Nullable Integer year, @Nullable String cursor, int limit) {
    return decisions
        .page(false, units, year, Cursor.read(cursor), limit + 1)
        .chain(rows -> page(rows, limit, DecisionView::of));
  }

  /** Published entries, newest first; {@code year} null for those of every year. */
  @WithSession
  public Uni<Page<DecisionItem>> publicPage(
      @Nullable Integer year, @Nullable String cursor, int limit) {
    return decisions
        .page(true, Units.ALL, year, Cursor.read(cursor), limit + 1)
        .chain(rows -> page(rows, limit, DecisionItem::of));
  }

  /**
   * The public dossier.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#DECISION_NOT_FOUND} also when neither
   *     the entry nor anything about it is public
   */
  @WithSession
  public Uni<DossierView> dossier(UUID id) {
    return find(id).chain(decision -> links(id).chain(links -> dossier(decision, links)));
  }

  private Uni<DossierView> dossier(DecisionEntity decision, List<DossierLink> links) {
    if (decision.publishedAt == null && links.isEmpty()) {
      throw new ProblemException(ProblemType.DECISION_NOT_FOUND);
    }
    return stages
        .published(decision.id)
        .map(rows -> DossierView.of(decision, decidedOn(rows), rows, links));
  }

  private static @Nullable LocalDate decidedOn(List<DecisionStageEntity> published) {
    LocalDate latest = null;
    for (DecisionStageEntity stage : published) {
      // By day, so that the last one is the latest.
      if (stage.stage == Stage.RESULT && stage.withdrawnAt == null) {
        latest = stage.occurredOn;
      }
    }
    return latest;
  }

  private Uni<DecisionEntity> find(UUID id) {
    return orNotFound(decisions.findById(id));
  }

  private Uni<DecisionEntity> requireForUpdate(UUID id) {
    return orNotFound(decisions.findForUpdate(id));
  }

  private static Uni<DecisionEntity> orNotFound(Uni<@Nullable DecisionEntity> found) {
    return found
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.DECISION_NOT_FOUND));
  }

  private Uni<Void> disclose(DecisionEntity decision) {
    Instant publishedAt = now();
    return disclosures
        .discloseToEveryone(decision.createdAt, publishedAt)
        .invoke(
            disclosure -> {
              decision.disclosure = disclosure;
              decision.publishedAt = publishedAt;
            })
        .replaceWithVoid();
  }

  private static void fill(DecisionEntity decision, PutDecisionRequest request) {
    decision.year = request.year();
    decision.title = request.title();
    decision.unit = request.unit();
    decision.kind = request.kind();
    decision.item = textOrNull(request.item());
    decision.plannedFor = request.plannedFor();
  }

  private Uni<Versioned<DecisionView>> versioned(DecisionEntity decision) {
    return stages
        .decidedDays(List.of(decision.id))
        .map(
            days ->
                new Versioned<>(
                    DecisionView.of(decision, days.get(decision.id)), decision.version));
  }

  private <T> Uni<Page<T>> page(
      List<DecisionEntity> rows,
      int limit,
      BiFunction<DecisionEntity, @Nullable LocalDate, T> view) {
    Page<DecisionEntity> page = Page.of(rows, limit, row -> Cursor.after(row.id));
    return stages
        .decidedDays(page.items().stream().map(row -> row.id).toList())
        .map(days -> page.map(row -> view.apply(row, days.get(row.id))));
  }

  private Uni<List<DossierLink>> links(UUID id) {
    Uni<List<DossierLink>> all = Uni.createFrom().item(ArrayList::new);
    for (DossierPart part : parts) {
      all = all.chain(links -> part.linksOf(id).invoke(links::addAll).replaceWith(links));
    }
    return all;
  }

  private Instant now() {
    return Times.toMillis(clock.instant());
  }

  private static @Nullable String textOrNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
