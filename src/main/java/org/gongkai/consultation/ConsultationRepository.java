package org.gongkai.consultation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.platform.scope.Units;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ConsultationRepository implements PanacheRepositoryBase<ConsultationEntity, UUID> {

  private static final String ADMIT =
      "select state, opens_at, closes_at, published_draft, asked_at"
          + " from admit_comment(:id, cast(:ticketAt as timestamptz), :graceMillis)";
  private static final String ADOPT =
      "with begun as (update consultation set adopting_since = clock_timestamp(), changed_at ="
          + " clock_timestamp() where id = :id and adopting_since is null returning 1) select"
          + " count(*) from begun";
  // Instants are told by the millisecond: a write within the one that is named may be unknown yet.
  private static final String CHANGED =
      "(changedAt >= :since or (opensAt > :since and opensAt <= :now)"
          + " or (closesAt > :since and closesAt <= :now))";
  private static final String COUNTS =
      "select case when feedback_published_at is not null"
          + " then case when decided_at is null then 'PUBLISHED' else 'DECIDED' end"
          + " when :now < opens_at then 'SCHEDULED'"
          + " when :now < closes_at then 'OPEN'"
          + " when adopting_since is null then 'CLOSED' else 'ADOPTING' end as status, count(*)"
          + " from consultation where opens_at is not null group by 1";
  private static final String SHARE =
      "select cast(pg_advisory_xact_lock_shared(hashtextextended(:id, 0)) as varchar)";
  private static final String DECIDED =
      "with moved as (update consultation set decided_at = cast(:at as timestamptz), changed_at ="
          + " clock_timestamp() where decision_id = cast(:decision as uuid) and decided_at is"
          + " distinct from cast(:at as timestamptz) returning 1) select count(*) from moved";
  private static final String LOCK =
      "select cast(pg_advisory_xact_lock(hashtextextended(:id, 0)) as varchar)";

  Uni<@Nullable ConsultationEntity> findForUpdate(UUID id) {
    return findById(id, LockModeType.PESSIMISTIC_WRITE);
  }

  Uni<List<ConsultationEntity>> ofDecision(UUID decisionId) {
    return list("decisionId = ?1 and opensAt is not null order by opensAt", decisionId);
  }

  /** Notes when the result of a decision was published; null takes it back. */
  Uni<Void> decided(UUID decisionId, @Nullable Instant at) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(DECIDED, Long.class)
                    .setParameter("at", at)
                    .setParameter("decision", decisionId)
                    .getSingleResult())
        .replaceWithVoid();
  }

  /** The decision that a consultation is about; null for an unknown one. */
  Uni<@Nullable UUID> decisionOf(UUID id) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(
                        "select c.decisionId from ConsultationEntity c where c.id = :id",
                        UUID.class)
                    .setParameter("id", id)
                    .getSingleResultOrNull());
  }

  /** Whether the feedback report is published; null for an unknown consultation. */
  Uni<@Nullable Boolean> isAnswered(UUID id) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(
                        "select c.feedbackPublishedAt is not null from ConsultationEntity c where"
                            + " c.id = :id",
                        Boolean.class)
                    .setParameter("id", id)
                    .getSingleResultOrNull());
  }

  /** Those whose feedback report is published, newest first. */
  Uni<List<ConsultationEntity>> answered(int rows) {
    return find("feedbackPublishedAt is not null order by id desc").page(0, rows).list();
  }

  /** The number of the next consultation on a decision; two at once wait for each other. */
  Uni<Integer> nextRound(UUID decisionId) {
    return Panache.getSession()
        .chain(session -> lock(session, LOCK, decisionId))
        .chain(() -> Panache.getSession())
        .chain(
            session ->
                session
                    .createSelectionQuery(
                        "select coalesce(max(c.round), 0) + 1 from ConsultationEntity c where"
                            + " c.decisionId = :id",
                        Integer.class)
                    .setParameter("id", decisionId)
                    .getSingleResult());
  }

  /**
   * Newest first; {@code before} excludes itself and all newer ones.
   *
   * @param status without one every one that is public
   * @param since only those that changed after it, be it by the clock
   */
  Uni<List<ConsultationEntity>> page(
      @Nullable ConsultationStatus status,
      @Nullable Instant since,
      Instant now,
      @Nullable UUID before,
      int rows) {
    Map<String, Object> parameters = new HashMap<>();
    String query = status == null ? "opensAt is not null" : condition(status);
    if (since != null) {
      query += " and opensAt is not null and " + CHANGED;
      parameters.put("since", since);
    }
    if (query.contains(":now")) {
      parameters.put("now", now);
    }
    if (before != null) {
      query += " and id < :before";
      parameters.put("before", before);
    }
    return find(query + " order by id desc", parameters).page(0, rows).list();
  }

  private static String condition(ConsultationStatus status) {
    String closed = "closesAt <= :now and feedbackPublishedAt is null";
    return switch (status) {
      // Not public, so that this list is empty.
      case PLANNED -> "opensAt is null and opensAt is not null";
      case SCHEDULED -> "opensAt > :now and feedbackPublishedAt is null";
      case OPEN -> "opensAt <= :now and closesAt > :now";
      case CLOSED -> closed + " and adoptingSince is null";
      case ADOPTING -> closed + " and adoptingSince is not null";
      case PUBLISHED -> "feedbackPublishedAt is not null and decidedAt is null";
      case DECIDED -> "feedbackPublishedAt is not null and decidedAt is not null";
    };
  }

  /** How many public ones stand where; every public status is there. */
  Uni<Map<ConsultationStatus, Long>> counts(Instant now) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(COUNTS, Object[].class)
                    .setParameter("now", now)
                    .getResultList())
        .map(ConsultationRepository::counts);
  }

  private static Map<ConsultationStatus, Long> counts(List<Object[]> rows) {
    Map<ConsultationStatus, Long> counts = new EnumMap<>(ConsultationStatus.class);
    for (ConsultationStatus status : ConsultationStatus.values()) {
      if (status != ConsultationStatus.PLANNED) {
        counts.put(status, 0L);
      }
    }
    for (Object[] row : rows) {
      counts.put(ConsultationStatus.valueOf((String) row[0]), ((Number) row[1]).longValue());
    }
    return counts;
  }

  /** Those of some units, newest first, whatever the status. */
  Uni<List<ConsultationEntity>> pageOfAll(Units units, @Nullable UUID before, int rows) {
    List<String> conditions = new ArrayList<>();
    Map<String, Object> parameters = new HashMap<>();
    if (!units.all()) {
      conditions.add("unit in :units");
      parameters.put("units", units.names());
    }
    if (before != null) {
      conditions.add("id < :before");
      parameters.put("before", before);
    }
    String query = String.join(" and ", conditions) + " order by id desc";
    return find(query.strip(), parameters).page(0, rows).list();
  }

  /** Null for an unknown consultation; see the function in the migration. */
  Uni<@Nullable Admission> admit(Mutiny.Session session, UUID id, AdmissionTerms terms) {
    return session
        .createNativeQuery(ADMIT, Object[].class)
        .setParameter("id", id)
        .setParameter("ticketAt", terms.ticketAt())
        .setParameter("graceMillis", terms.graceMillis())
        .getSingleResultOrNull()
        .map(row -> row == null ? null : Admission.of(row, 0));
  }

  /** Notes the first verdict; no change of the version, so that no officer's work is refused. */
  Uni<Void> beginAdopting(Mutiny.Session session, UUID id) {
    return session
        .createNativeQuery(ADOPT, Long.class)
        .setParameter("id", id)
        .getSingleResult()
        .replaceWithVoid();
  }

  /**
   * Waits for every comment that was let in and is not committed yet, and lets no other in until
   * this transaction ends.
   */
  Uni<Void> lockOutComments(Mutiny.Session session, UUID id) {
    return lock(session, LOCK, id);
  }

  /**
   * Holds up {@link #lockOutComments} until this transaction ends, and no other that does the same.
   */
  Uni<Void> holdOffFeedback(Mutiny.Session session, UUID id) {
    return lock(session, SHARE, id);
  }

  /** The database's clock at this statement. */
  Uni<Instant> databaseTime(Mutiny.Session session) {
    return session.createNativeQuery("select clock_timestamp()", Instant.class).getSingleResult();
  }

  private static Uni<Void> lock(Mutiny.Session session, String query, UUID id) {
    return session
        .createNativeQuery(query, String.class)
        .setParameter("id", id.toString())
        .getSingleResult()
        .replaceWithVoid();
  }
}
