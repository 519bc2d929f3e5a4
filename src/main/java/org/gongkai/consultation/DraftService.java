package org.gongkai.consultation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gongkai.consultation.draft.DraftFormatException;
import org.gongkai.consultation.draft.DraftTextParser;
import org.gongkai.consultation.draft.ParsedClause;
import org.gongkai.consultation.draft.ParsedDraft;
import org.gongkai.platform.cache.Loaded;
import org.gongkai.platform.data.Batch;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.problem.BodyLimits;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Drafts and their clauses. */
@ApplicationScoped
public class DraftService {

  private final ConsultationRepository consultations;
  private final DraftRepository drafts;
  private final ClauseRepository clauses;
  private final IdGenerator ids;
  private final ObjectMapper json;
  private final Vertx vertx;

  DraftService(
      ConsultationRepository consultations,
      DraftRepository drafts,
      ClauseRepository clauses,
      IdGenerator ids,
      ObjectMapper json,
      Vertx vertx) {
    this.consultations = consultations;
    this.drafts = drafts;
    this.clauses = clauses;
    this.ids = ids;
    this.json = json;
    this.vertx = vertx;
  }

  /** Name of the cached answer of one draft. */
  public static String cacheKey(UUID consultationId, int version) {
    return "draft:" + consultationId + ':' + version;
  }

  /**
   * Reads a text into a clause tree, away from the event loop.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#DRAFT_UNREADABLE} or {@link
   *     ProblemType#DRAFT_TOO_LARGE}
   */
  public Uni<ParsedDraft> read(String text) {
    return vertx.executeBlocking(() -> parse(text), false);
  }

  /**
   * Stores what was read as the next version. Nobody outside sees it before the window is
   * announced.
   */
  @WithTransaction
  public Uni<ImportedDraftView> store(UUID consultationId, ParsedDraft parsed, String by) {
    return consultations
        .findForUpdate(consultationId)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.CONSULTATION_NOT_FOUND))
        .invoke(DraftService::requireUnopened)
        .chain(consultation -> drafts.latestNumber(consultationId))
        .chain(latest -> persist(entity(consultationId, latest + 1, parsed, by), parsed));
  }

  /**
   * A published draft; it never changes.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#DRAFT_NOT_FOUND}
   */
  @WithSession
  public Uni<Loaded> publicView(UUID consultationId, int version) {
    return consultations
        .findById(consultationId)
        .chain(
            consultation ->
                isPublished(consultation, version)
                    ? drafts.find(consultationId, version)
                    : noDraft())
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.DRAFT_NOT_FOUND))
        .chain(
            draft -> clauses.ofDraft(draft.id).map(rows -> Loaded.json(DraftView.of(draft, rows))));
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
        .map(clause -> new ClauseRef(clause.clauseId, clause.label, clause.text));
  }

  /** Every clause of a draft version, in reading order; none for an unknown one. */
  @WithSession
  public Uni<List<ClauseRef>> clauses(UUID consultationId, int draftNumber) {
    return drafts
        .find(consultationId, draftNumber)
        .chain(
            draft ->
                draft == null
                    ? Uni.createFrom().item(List.<ClauseEntity>of())
                    : clauses.ofDraft(draft.id))
        .map(
            rows ->
                rows.stream()
                    .map(row -> new ClauseRef(row.clauseId, row.label, row.text))
                    .toList());
  }

  private static Uni<@Nullable DraftEntity> noDraft() {
    return Uni.createFrom().nullItem();
  }

  private static boolean isPublished(@Nullable ConsultationEntity consultation, int version) {
    return consultation != null
        && consultation.publishedDraft != null
        && consultation.publishedDraft == version;
  }

  private static void requireUnopened(ConsultationEntity consultation) {
    if (consultation.opensAt != null) {
      throw new ProblemException(ProblemType.CONSULTATION_ALREADY_OPENED);
    }
  }

  private static ParsedDraft parse(String text) {
    // A body of undeclared length was not measured before.
    if (text.getBytes(StandardCharsets.UTF_8).length > BodyLimits.LARGEST) {
      throw new ProblemException(ProblemType.PAYLOAD_TOO_LARGE, BodyLimits.LARGEST);
    }
    try {
      return DraftTextParser.parse(text);
    } catch (DraftFormatException unreadable) {
      throw unreadable.reason() == DraftFormatException.Reason.TOO_MANY_CLAUSES
          ? new ProblemException(ProblemType.DRAFT_TOO_LARGE, DraftTextParser.MAX_CLAUSES)
          : new ProblemException(ProblemType.DRAFT_UNREADABLE);
    }
  }

  private DraftEntity entity(UUID consultationId, int number, ParsedDraft parsed, String by) {
    DraftEntity draft = new DraftEntity();
    draft.id = ids.next();
    draft.consultationId = consultationId;
    draft.number = number;
    draft.title = parsed.title();
    draft.notice = parsed.notice();
    draft.preamble = parsed.preamble();
    draft.issuer = parsed.issuer();
    draft.issuedOn = parsed.issuedOn();
    draft.setAside = write(parsed.setAside());
    draft.doubts = write(parsed.doubts());
    draft.createdBy = by;
    return draft;
  }

  private Uni<ImportedDraftView> persist(DraftEntity draft, ParsedDraft parsed) {
    List<ClauseEntity> rows = new ArrayList<>();
    flatten(draft.id, null, parsed.clauses(), rows);
    return drafts
        .persist(draft)
        .chain(() -> Batch.persist(rows))
        .map(
            stored ->
                new ImportedDraftView(
                    DraftView.of(draft, rows), parsed.setAside(), parsed.doubts()));
  }

  private void flatten(
      UUID draftId, @Nullable UUID parentId, List<ParsedClause> from, List<ClauseEntity> into) {
    for (ParsedClause clause : from) {
      ClauseEntity row = new ClauseEntity();
      row.draftId = draftId;
      row.clauseId = ids.next();
      row.parentId = parentId;
      row.position = into.size();
      row.kind = clause.kind();
      row.label = clause.label();
      row.text = clause.text();
      into.add(row);
      flatten(draftId, row.clauseId, clause.children(), into);
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
