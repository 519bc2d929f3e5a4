package org.gongkai.consultation;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedChange;
import org.gongkai.consultation.anchor.Fate;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;
import org.gongkai.platform.web.Cursor;
import org.gongkai.platform.web.VersionTag;
import org.gongkai.platform.web.Versioned;
import org.jspecify.annotations.Nullable;

/** What became of the clauses of a version in the next, and what persons say about it. */
@ApplicationScoped
public class AnchorService {

  private final AnchorRepository anchors;
  private final AnchorDecisionRepository decisions;
  private final DraftService drafts;
  private final DraftRepository versions;
  private final AuditService audit;
  private final IdGenerator ids;
  private final InstantSource clock;

  AnchorService(
      AnchorRepository anchors,
      AnchorDecisionRepository decisions,
      DraftService drafts,
      DraftRepository versions,
      AuditService audit,
      IdGenerator ids,
      InstantSource clock) {
    this.anchors = anchors;
    this.decisions = decisions;
    this.drafts = drafts;
    this.versions = versions;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * The anchors into a version, in the order of the old one; none when it is based on no other.
   *
   * @param fate null for all
   * @throws ProblemException (in the Uni) {@link ProblemType#DRAFT_NOT_FOUND}
   */
  @WithSession
  public Uni<AnchorPageView> page(
      UUID consultationId, int version, @Nullable Fate fate, @Nullable String cursor, int limit) {
    UUID after = Cursor.read(cursor);
    return requireDraft(consultationId, version)
        .chain(draft -> position(consultationId, version, after))
        .chain(position -> anchors.page(consultationId, version, fate, position, limit + 1))
        .chain(rows -> page(consultationId, version, rows, limit));
  }

  private Uni<AnchorPageView> page(
      UUID consultationId, int version, List<AnchorEntity> rows, int limit) {
    List<AnchorEntity> shown = rows.subList(0, Math.min(limit, rows.size()));
    String next = rows.size() > limit ? Cursor.after(shown.get(limit - 1).clauseId) : null;
    return texts(consultationId, version, shown)
        .chain(
            texts ->
                anchors
                    .counts(consultationId, version)
                    .map(
                        counts ->
                            new AnchorPageView(
                                shown.stream().map(texts::view).toList(), next, counts(counts))));
  }

  /**
   * One anchor with what persons decided about it.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CLAUSE_NOT_FOUND}
   */
  @WithSession
  public Uni<Versioned<AnchorDetailView>> get(UUID consultationId, int version, UUID clauseId) {
    return requireDraft(consultationId, version)
        .chain(draft -> require(consultationId, version, clauseId, LockModeType.NONE))
        .chain(this::detail);
  }

  /**
   * Confirms or corrects an anchor; what it was is kept with the reason.
   *
   * @param ifMatch the version of the anchor that the officer saw
   * @throws ProblemException (in the Uni) {@link ProblemType#CLAUSE_NOT_FOUND} or {@link
   *     ProblemType#ANCHOR_INVALID}
   */
  @WithTransaction
  public Uni<Versioned<AnchorDetailView>> decide(
      UUID consultationId,
      int version,
      UUID clauseId,
      @Nullable String ifMatch,
      PutAnchorRequest request,
      String by) {
    return requireDraft(consultationId, version)
        .chain(draft -> require(consultationId, version, clauseId, LockModeType.PESSIMISTIC_WRITE))
        .invoke(anchor -> VersionTag.require(ifMatch, anchor.version))
        .call(anchor -> decide(anchor, request, by))
        .chain(anchor -> anchors.flush().chain(() -> detail(anchor)));
  }

  private Uni<Void> decide(AnchorEntity anchor, PutAnchorRequest request, String by) {
    return drafts
        .rows(anchor.consultationId, anchor.fromVersion)
        .map(AnchorService::byId)
        .chain(
            before ->
                drafts
                    .rows(anchor.consultationId, anchor.toVersion)
                    .map(AnchorService::byId)
                    .map(known -> decided(anchor, request, before, known, by)))
        .chain(decisions::persist)
        .chain(decision -> audit.record(audited(decision)));
  }

  private static AuditedChange audited(AnchorDecisionEntity decision) {
    Map<String, Object> before =
        Map.of("fate", decision.oldFate, "targets", List.of(decision.oldTargets));
    Map<String, Object> after =
        Map.of(
            "consultationId",
            decision.consultationId,
            "version",
            decision.toVersion,
            "fate",
            decision.newFate,
            "targets",
            List.of(decision.newTargets));
    return new AuditedChange(
        decision.decidedBy,
        "putAnchor",
        "clause",
        decision.clauseId,
        decision.reason,
        before,
        after);
  }

  private AnchorDecisionEntity decided(
      AnchorEntity anchor,
      PutAnchorRequest request,
      Map<UUID, ClauseEntity> before,
      Map<UUID, ClauseEntity> known,
      String by) {
    AnchorPolicy.require(request, Objects.requireNonNull(before.get(anchor.clauseId)), known);
    AnchorDecisionEntity decision = new AnchorDecisionEntity();
    decision.id = ids.next();
    decision.consultationId = anchor.consultationId;
    decision.toVersion = anchor.toVersion;
    decision.clauseId = anchor.clauseId;
    decision.oldFate = anchor.fate;
    decision.oldTargets = anchor.targets;
    decision.decidedBy = by;
    decision.decidedAt = Times.toMillis(clock.instant());
    decision.reason = request.reason();
    boolean otherTargets = !List.of(anchor.targets).equals(request.targets());
    boolean otherFate = anchor.fate != request.fate();
    anchor.fate = request.fate();
    anchor.targets = inReadingOrder(request.targets(), known);
    if (otherTargets) {
      compare(anchor, before, known);
    } else if (otherFate) {
      anchor.moved = anchor.fate == Fate.MOVED;
    }
    anchor.basis = null;
    anchor.decidedBy = by;
    anchor.decidedAt = decision.decidedAt;
    decision.newFate = anchor.fate;
    decision.newTargets = anchor.targets;
    return decision;
  }

  private static UUID[] inReadingOrder(List<UUID> targets, Map<UUID, ClauseEntity> known) {
    return targets.stream()
        .map(known::get)
        .filter(Objects::nonNull)
        .sorted(Comparator.comparingInt(row -> row.position))
        .map(row -> row.clauseId)
        .toArray(UUID[]::new);
  }

  /** A person names the clause; how alike the two are is then no longer known. */
  private static void compare(
      AnchorEntity anchor, Map<UUID, ClauseEntity> before, Map<UUID, ClauseEntity> known) {
    ClauseEntity old = before.get(anchor.clauseId);
    ClauseEntity only = anchor.targets.length == 1 ? known.get(anchor.targets[0]) : null;
    if (old == null || only == null) {
      anchor.similarity = 0;
      anchor.renumbered = false;
    } else {
      anchor.similarity = old.text.equals(only.text) ? 1 : 0;
      anchor.renumbered = !Objects.equals(old.label, only.label);
    }
    anchor.moved = anchor.fate == Fate.MOVED;
  }

  private Uni<Versioned<AnchorDetailView>> detail(AnchorEntity anchor) {
    return texts(anchor.consultationId, anchor.toVersion, List.of(anchor))
        .chain(
            texts ->
                decisions
                    .of(anchor)
                    .map(
                        rows ->
                            new AnchorDetailView(
                                texts.view(anchor),
                                rows.stream().map(AnchorDetailView.Decision::of).toList())))
        .map(view -> new Versioned<>(view, anchor.version));
  }

  private Uni<Texts> texts(UUID consultationId, int version, List<AnchorEntity> rows) {
    if (rows.isEmpty()) {
      return Uni.createFrom().item(new Texts(Map.of(), Map.of()));
    }
    return drafts
        .rows(consultationId, rows.get(0).fromVersion)
        .chain(
            before ->
                drafts
                    .rows(consultationId, version)
                    .map(after -> new Texts(byId(before), byId(after))));
  }

  private static Map<UUID, ClauseEntity> byId(List<ClauseEntity> rows) {
    return rows.stream().collect(Collectors.toMap(row -> row.clauseId, Function.identity()));
  }

  private Uni<Integer> position(UUID consultationId, int version, @Nullable UUID after) {
    return after == null
        ? Uni.createFrom().item(-1)
        : anchors
            .findById(new AnchorEntity.Key(consultationId, version, after))
            .onItem()
            .ifNull()
            .failWith(() -> new ProblemException(ProblemType.INVALID_CURSOR))
            .map(anchor -> anchor.position);
  }

  private Uni<AnchorEntity> require(
      UUID consultationId, int version, UUID clauseId, LockModeType lock) {
    return anchors
        .findById(new AnchorEntity.Key(consultationId, version, clauseId), lock)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.CLAUSE_NOT_FOUND));
  }

  private Uni<DraftEntity> requireDraft(UUID consultationId, int version) {
    return versions
        .find(consultationId, version)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.DRAFT_NOT_FOUND));
  }

  private static Map<Fate, Long> counts(List<Object[]> rows) {
    Map<Fate, Long> counts = new EnumMap<>(Fate.class);
    rows.forEach(row -> counts.put((Fate) row[0], (Long) row[1]));
    return counts;
  }

  /** The words of both versions. */
  private record Texts(Map<UUID, ClauseEntity> before, Map<UUID, ClauseEntity> after) {

    AnchorView view(AnchorEntity anchor) {
      ClauseEntity clause = Objects.requireNonNull(before.get(anchor.clauseId));
      return new AnchorView(
          anchor.fromVersion,
          anchor.toVersion,
          AnchorTarget.of(clause),
          anchor.fate,
          Arrays.stream(anchor.targets)
              .map(after::get)
              .filter(Objects::nonNull)
              .map(AnchorTarget::of)
              .toList(),
          anchor.similarity,
          anchor.moved,
          anchor.renumbered,
          anchor.basis,
          anchor.decidedBy,
          anchor.decidedAt,
          VersionTag.of(anchor.version));
    }
  }
}
