package org.gongkai.consultation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedChange;
import org.gongkai.consultation.draft.Doubt;
import org.gongkai.consultation.draft.ParsedDraft;
import org.gongkai.consultation.draft.SetAside;
import org.gongkai.platform.cache.AnswerKey;
import org.gongkai.platform.cache.Loaded;
import org.gongkai.platform.data.Batch;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Drafts and their clauses. Every version is written once and never changed. */
@ApplicationScoped
public class DraftService {

  private static final TypeReference<List<SetAside>> SET_ASIDE = new TypeReference<>() {};
  private static final TypeReference<List<Doubt>> DOUBTS = new TypeReference<>() {};

  /** What a page puts between the words of a title to centre them. */
  private static final Pattern SPACES = Pattern.compile("[\\s\\u3000]{2,}");

  private final ConsultationRepository consultations;
  private final DraftRepository drafts;
  private final ClauseRepository clauses;
  private final PublishedDraftRepository published;
  private final AuditService audit;
  private final IdGenerator ids;
  private final ObjectMapper json;
  private final Vertx vertx;

  DraftService(
      ConsultationRepository consultations,
      DraftRepository drafts,
      ClauseRepository clauses,
      PublishedDraftRepository published,
      AuditService audit,
      IdGenerator ids,
      ObjectMapper json,
      Vertx vertx) {
    this.consultations = consultations;
    this.drafts = drafts;
    this.clauses = clauses;
    this.published = published;
    this.audit = audit;
    this.ids = ids;
    this.json = json;
    this.vertx = vertx;
  }

  /** Name of the cached answer of one draft. */
  public static AnswerKey cacheKey(UUID consultationId, int version, DraftFields fields) {
    return new AnswerKey(cacheGroup(consultationId), version + "/" + fields);
  }

  /** Name of the cached answer of one clause. */
  public static AnswerKey cacheKey(UUID consultationId, int version, UUID clauseId) {
    return new AnswerKey(cacheGroup(consultationId), version + "/" + clauseId);
  }

  /** Group of the cached drafts of one consultation, their clauses and comparisons. */
  public static String cacheGroup(UUID consultationId) {
    return "drafts:" + consultationId;
  }

  /**
   * Reads a source, away from the event loop.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#DRAFT_UNREADABLE}, {@link
   *     ProblemType#DRAFT_TOO_LARGE} or {@link ProblemType#DRAFT_FILE_UNSAFE}
   */
  public Uni<ParsedDraft> read(DraftSource source) {
    return vertx.executeBlocking(source::read, false);
  }

  /**
   * Gives the clauses of what was read their identities, by comparing it with the version that is
   * public now; away from the event loop.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CONSULTATION_NOT_FOUND}
   */
  public Uni<PreparedDraft> prepare(UUID consultationId, ParsedDraft parsed) {
    return currentClauses(consultationId)
        .chain(
            current ->
                vertx.executeBlocking(
                    () -> PreparedDraft.of(parsed, current.version(), current.rows(), ids::next),
                    false));
  }

  /** The clauses of the version that is public now. */
  @WithSession
  Uni<CurrentClauses> currentClauses(UUID consultationId) {
    return consultations
        .findById(consultationId)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.CONSULTATION_NOT_FOUND))
        .chain(
            consultation ->
                rows(consultationId, consultation.publishedDraft)
                    .map(rows -> new CurrentClauses(consultation.publishedDraft, rows)));
  }

  /** A version and its clauses in reading order; none without a version. */
  record CurrentClauses(@Nullable Integer version, List<ClauseEntity> rows) {}

  /**
   * Stores what was prepared as the next version. Nobody outside sees it before it is published.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#DRAFT_OUTDATED} when another version
   *     was published since it was prepared
   */
  @WithTransaction
  public Uni<ImportedDraftView> store(UUID consultationId, PreparedDraft prepared, String by) {
    return consultations
        .findForUpdate(consultationId)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.CONSULTATION_NOT_FOUND))
        .invoke(consultation -> requireCurrent(consultation, prepared))
        .chain(consultation -> drafts.latestNumber(consultationId))
        .chain(latest -> persist(entity(consultationId, latest + 1, prepared, by), prepared))
        .call(stored -> audit.record(imported(stored.draft(), prepared.rows().size(), by)));
  }

  /** Not with its clauses, which stand in the version for good. */
  private static AuditedChange imported(DraftView draft, int clauses, String by) {
    Map<String, Object> after =
        Map.of("version", draft.version(), "title", draft.title(), "clauses", clauses);
    return AuditedChange.made(
        by, "importDraft", ConsultationService.SUBJECT, draft.consultationId(), after);
  }

  /**
   * A version as staff see it, public or not.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#DRAFT_NOT_FOUND}
   */
  @WithSession
  public Uni<ImportedDraftView> forStaff(UUID consultationId, int version) {
    return require(consultationId, version)
        .chain(
            draft ->
                clauses
                    .ofDraft(draft.id)
                    .chain(
                        rows ->
                            published
                                .find(consultationId, version)
                                .map(out -> imported(draft, rows, out))));
  }

  /** All versions, the oldest first. */
  @WithSession
  public Uni<DraftVersions> versions(UUID consultationId) {
    return consultations
        .findById(consultationId)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.CONSULTATION_NOT_FOUND))
        .chain(found -> listed(consultationId))
        .map(DraftVersions::of);
  }

  /**
   * The versions that are public, the oldest first.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CONSULTATION_NOT_FOUND} when none is
   */
  @WithSession
  public Uni<DraftVersions> publicVersions(UUID consultationId) {
    return listed(consultationId)
        .map(all -> all.stream().filter(version -> version.edition() != null).toList())
        .invoke(DraftService::requireSome)
        .map(DraftVersions::of);
  }

  private Uni<List<DraftVersionView>> listed(UUID consultationId) {
    return drafts
        .versions(consultationId)
        .map(rows -> rows.stream().map(row -> DraftVersionView.of(consultationId, row)).toList());
  }

  private static void requireSome(List<DraftVersionView> versions) {
    if (versions.isEmpty()) {
      throw new ProblemException(ProblemType.CONSULTATION_NOT_FOUND);
    }
  }

  /**
   * A published draft; it never changes.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#DRAFT_NOT_FOUND}
   */
  @WithSession
  public Uni<Loaded> publicView(UUID consultationId, int version, DraftFields fields) {
    return requirePublished(consultationId, version)
        .chain(draft -> clauses.ofDraft(draft.id).map(rows -> loaded(draft, rows, fields)));
  }

  private static Loaded loaded(DraftEntity draft, List<ClauseEntity> rows, DraftFields fields) {
    return switch (fields) {
      case ALL -> Loaded.json(DraftView.of(draft, rows));
      case OUTLINE -> Loaded.json(DraftOutlineView.of(draft, rows));
    };
  }

  /**
   * One clause of a published draft with those beneath it; it never changes.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#DRAFT_NOT_FOUND} or {@link
   *     ProblemType#CLAUSE_NOT_FOUND}
   */
  @WithSession
  public Uni<Loaded> publicClause(UUID consultationId, int version, UUID clauseId) {
    return requirePublished(consultationId, version)
        // An unknown clause costs one row and not the whole draft.
        .call(draft -> requireClause(consultationId, version, clauseId))
        .chain(
            draft ->
                clauses.ofDraft(draft.id).map(rows -> ClausePageView.of(draft, rows, clauseId)))
        .map(Loaded::json);
  }

  /**
   * A clause of a draft version.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CLAUSE_NOT_FOUND}
   */
  @WithSession
  public Uni<ClauseRef> requireClause(UUID consultationId, int draftNumber, UUID clauseId) {
    return clauses
        .find(consultationId, draftNumber, clauseId)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.CLAUSE_NOT_FOUND))
        .map(clause -> ClauseRef.of(draftNumber, clause));
  }

  /**
   * Refuses a version that is not public, and a clause that it has not.
   *
   * @param clauseId null for the whole draft
   * @throws ProblemException (in the Uni) {@link ProblemType#DRAFT_NOT_FOUND} or {@link
   *     ProblemType#CLAUSE_NOT_FOUND}
   */
  @WithSession
  public Uni<Void> requirePublic(UUID consultationId, int version, @Nullable UUID clauseId) {
    return requirePublished(consultationId, version)
        .chain(
            draft ->
                clauseId == null
                    ? Uni.createFrom().voidItem()
                    : requireClause(consultationId, version, clauseId).replaceWithVoid());
  }

  /**
   * A clause of the newest public version that has it.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CLAUSE_NOT_FOUND} when none has it
   */
  @WithSession
  public Uni<ClauseRef> requirePublicClause(UUID consultationId, UUID clauseId) {
    return publicClauses(consultationId, List.of(clauseId))
        .map(refs -> refs.isEmpty() ? null : refs.get(refs.size() - 1))
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.CLAUSE_NOT_FOUND));
  }

  /** The clauses of a version in reading order. */
  @WithSession
  public Uni<List<ClauseRef>> clauseRefs(UUID consultationId, int version) {
    return rows(consultationId, version)
        .map(rows -> rows.stream().map(row -> ClauseRef.of(version, row)).toList());
  }

  /**
   * A clause that a later version, public or not, changed: its words, its place under another
   * clause, that it came in or that it was removed.
   *
   * @param from the version before the change
   * @param to the version that made it
   * @throws ProblemException (in the Uni) {@link ProblemType#DRAFT_NOT_FOUND}, {@link
   *     ProblemType#CLAUSE_NOT_FOUND} when neither version has the clause, or {@link
   *     ProblemType#CLAUSE_UNCHANGED}
   */
  @WithSession
  public Uni<Void> requireChange(UUID consultationId, UUID clauseId, int from, int to) {
    return require(consultationId, to)
        .chain(draft -> clauses.find(consultationId, from, clauseId))
        .chain(
            before ->
                clauses
                    .find(consultationId, to, clauseId)
                    .invoke(after -> requireChange(before, after, from < to)))
        .replaceWithVoid();
  }

  private static void requireChange(
      @Nullable ClauseEntity before, @Nullable ClauseEntity after, boolean isLater) {
    if (before == null && after == null) {
      throw new ProblemException(ProblemType.CLAUSE_NOT_FOUND);
    }
    boolean isSame =
        before != null
            && after != null
            && before.text.equals(after.text)
            && Objects.equals(before.parentId, after.parentId);
    if (isSame || !isLater) {
      throw new ProblemException(ProblemType.CLAUSE_UNCHANGED);
    }
  }

  /** Some clauses as they read in each version, public or not, the oldest version first. */
  @WithSession
  public Uni<List<ClauseRef>> writtenClauses(UUID consultationId, List<UUID> clauseIds) {
    return clauses
        .written(consultationId, clauseIds)
        .map(
            rows ->
                rows.stream()
                    .map(row -> ClauseRef.of((Integer) row[0], (ClauseEntity) row[1]))
                    .toList());
  }

  /** Some clauses as they read in each public version, the oldest version first. */
  @WithSession
  public Uni<List<ClauseRef>> publicClauses(UUID consultationId, List<UUID> clauseIds) {
    return clauses
        .published(List.of(consultationId), clauseIds)
        .map(
            rows ->
                rows.stream()
                    .map(row -> ClauseRef.of((Integer) row[1], (ClauseEntity) row[2]))
                    .toList());
  }

  /** The clauses of a version in reading order; none without a version. */
  Uni<List<ClauseEntity>> rows(UUID consultationId, @Nullable Integer version) {
    return version == null
        ? Uni.createFrom().item(List.of())
        : require(consultationId, version).chain(draft -> clauses.ofDraft(draft.id));
  }

  private Uni<DraftEntity> requirePublished(UUID consultationId, int version) {
    return published
        .find(consultationId, version)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.DRAFT_NOT_FOUND))
        .chain(() -> require(consultationId, version));
  }

  private Uni<DraftEntity> require(UUID consultationId, int version) {
    return drafts
        .find(consultationId, version)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.DRAFT_NOT_FOUND));
  }

  private static void requireCurrent(ConsultationEntity consultation, PreparedDraft prepared) {
    if (!Objects.equals(consultation.publishedDraft, prepared.basedOn())) {
      throw new ProblemException(ProblemType.DRAFT_OUTDATED);
    }
  }

  private DraftEntity entity(UUID consultationId, int number, PreparedDraft prepared, String by) {
    ParsedDraft parsed = prepared.parsed();
    DraftEntity draft = new DraftEntity();
    draft.id = ids.next();
    draft.consultationId = consultationId;
    draft.number = number;
    draft.title = SPACES.matcher(parsed.title()).replaceAll(" ");
    draft.notice = parsed.notice();
    draft.preamble = parsed.preamble();
    draft.issuer = parsed.issuer();
    draft.issuedOn = parsed.issuedOn();
    draft.setAside = write(parsed.setAside());
    draft.doubts = write(parsed.doubts());
    draft.basedOn = prepared.basedOn();
    draft.createdBy = by;
    return draft;
  }

  private Uni<ImportedDraftView> persist(DraftEntity draft, PreparedDraft prepared) {
    prepared.rows().forEach(row -> row.draftId = draft.id);
    return drafts
        .persistAndFlush(draft)
        .chain(() -> Batch.persist(prepared.rows()))
        .chain(() -> Batch.persist(prepared.anchorRows(draft.consultationId, draft.number)))
        .map(stored -> imported(draft, prepared.rows(), null));
  }

  private ImportedDraftView imported(
      DraftEntity draft, List<ClauseEntity> rows, @Nullable PublishedDraftEntity out) {
    return new ImportedDraftView(
        DraftView.of(draft, rows),
        read(draft.setAside, SET_ASIDE),
        read(draft.doubts, DOUBTS),
        draft.basedOn,
        out == null ? null : out.publishedAt);
  }

  private <T> T read(String stored, TypeReference<T> type) {
    try {
      return json.readValue(stored, type);
    } catch (JsonProcessingException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
