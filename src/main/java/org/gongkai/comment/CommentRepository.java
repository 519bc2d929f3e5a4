package org.gongkai.comment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongkai.platform.data.UuidArray;
import org.jspecify.annotations.Nullable;

/** Comments as they are stored. */
@ApplicationScoped
public class CommentRepository implements PanacheRepositoryBase<CommentEntity, UUID> {

  /**
   * Newest first, in the order of the indices that begin with the consultation. A condition of
   * equality would drop the consultation from the order, and the planner would read the primary key
   * backwards through every newer comment of the others; so it is bounded from both sides.
   */
  private static final String OF_CONSULTATION = " order by consultationId desc, id desc";

  private static final String KEEP_DIGESTS =
      "with kept as (update comment c set text_digest = k.digest from unnest(cast(cast(:ids as"
          + " varchar) as uuid[]), cast(cast(:digests as varchar) as varchar[])) k(id, digest)"
          + " where c.id = k.id returning 1) select count(*) from kept";

  private static final String CONSULTATION =
      "select c.consultationId from CommentEntity c where c.id = :id";

  /** Where a comment belongs, without loading it; null for an unknown one. */
  public Uni<@Nullable UUID> consultationOf(UUID id) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(CONSULTATION, UUID.class)
                    .setParameter("id", id)
                    .getSingleResultOrNull());
  }

  /** One of a citizen's own comments; null for anybody else's. */
  Uni<@Nullable CommentEntity> ofCitizen(UUID id, UUID citizenId) {
    return find("id = ?1 and citizenId = ?2", id, citizenId).firstResult();
  }

  private static final String TOUCH_MEMBERS =
      "with moved as (update comment set version = version + 1, updated_at = greatest(cast(:now as"
          + " timestamptz), updated_at + interval '1 millisecond') where group_id = cast(:group as"
          + " uuid) and status <> 'WITHDRAWN' returning 1) select count(*) from moved";
  private static final String TELL =
      "select count(tell_citizen(citizen_id, :kind, :title, :text, '/v1/receipts/' || receipt,"
          + " cast(:at as timestamptz))) from comment where consultation_id = :consultation and"
          + " citizen_id is not null and status <> 'WITHDRAWN'";

  /** The consultation of a citizen's own comment; null when the citizen has no such comment. */
  Uni<@Nullable UUID> consultationOf(UUID id, UUID citizenId) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(
                        "select c.consultationId from CommentEntity c where c.id = :id and"
                            + " c.citizenId = :citizen",
                        UUID.class)
                    .setParameter("id", id)
                    .setParameter("citizen", citizenId)
                    .getSingleResultOrNull());
  }

  Uni<@Nullable CommentEntity> byReceipt(String receipt) {
    return find("receipt", receipt).firstResult();
  }

  /** Puts a message into the inbox of each comment's author; gives how many. */
  Uni<Long> tellAuthors(CommentService.Notice notice) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(TELL, Long.class)
                    .setParameter("consultation", notice.consultationId())
                    .setParameter("kind", notice.kind().name())
                    .setParameter("title", notice.title())
                    .setParameter("text", notice.text())
                    .setParameter("at", notice.at())
                    .getSingleResult());
  }

  /** The members of a group that were not taken back, in the order of intake. */
  Uni<List<CommentEntity>> presentMembers(UUID groupId) {
    return list("groupId = ?1 and status <> ?2 order by id", groupId, CommentStatus.WITHDRAWN);
  }

  /** Moves the versions of the members of a group on that were not taken back. */
  Uni<Void> touchMembers(UUID groupId, Instant now) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(TOUCH_MEMBERS, Long.class)
                    .setParameter("now", now)
                    .setParameter("group", groupId)
                    .getSingleResult())
        .replaceWithVoid();
  }

  /** Those of a consultation among some, locked in the order that all keep who lock several. */
  Uni<List<CommentEntity>> lockAll(UUID consultationId, Collection<UUID> ids) {
    return find("consultationId = ?1 and id in ?2 order by id", consultationId, ids)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }

  /**
   * What the public may see, newest first.
   *
   * @param selected only those chosen to be shown first, or only the others; null for all
   */
  Uni<List<CommentEntity>> publicPage(
      UUID consultationId, @Nullable Boolean selected, @Nullable UUID before, int rows) {
    Map<String, Object> parameters =
        new HashMap<>(Map.of("consultation", consultationId, "status", CommentStatus.PUBLIC));
    String query =
        "consultationId between :consultation and :consultation and status = :status and"
            + " publishConsent = true";
    if (selected != null) {
      query += selected ? " and selected" : " and not selected";
    }
    return page(query, parameters, before, OF_CONSULTATION, rows);
  }

  Uni<List<CommentEntity>> officerPage(CommentCriteria criteria, @Nullable UUID before, int rows) {
    String query = "from CommentEntity c where " + criteria.condition();
    return page(query, new HashMap<>(criteria.parameters()), before, OF_CONSULTATION, rows);
  }

  Uni<List<CommentEntity>> citizenPage(UUID citizenId, @Nullable UUID before, int rows) {
    return page(
        "citizenId = :citizen",
        new HashMap<>(Map.of("citizen", citizenId)),
        before,
        " order by id desc",
        rows);
  }

  private Uni<List<CommentEntity>> page(
      String query, Map<String, Object> parameters, @Nullable UUID before, String order, int rows) {
    String paged = query;
    if (before != null) {
      paged += " and id < :before";
      parameters.put("before", before);
    }
    return find(paged + order, parameters).page(0, rows).list();
  }

  /** What the log of evidence does not have, the oldest first. */
  Uni<List<CommentEntity>> unsealed(UUID from, int most) {
    return find(
            "from CommentEntity c where c.id >= ?1 and not exists (select 1 from"
                + " EvidenceEntryEntity e where e.ref = c.id and e.number = 0 and e.kind ="
                + " org.gongkai.audit.evidence.EvidenceKind.COMMENT) order by c.id",
            from)
        .page(0, most)
        .list();
  }

  /** Texts of comments whose digest is not kept. */
  Uni<Map<UUID, String>> texts(List<UUID> ids) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        "select id, text from comment where text_digest is null and id ="
                            + " any(cast(cast(:ids as varchar) as uuid[]))",
                        Object[].class)
                    .setParameter("ids", UuidArray.of(ids))
                    .getResultList())
        .map(
            rows ->
                rows.stream()
                    .collect(Collectors.toMap(row -> (UUID) row[0], row -> (String) row[1])));
  }

  /** Keeps the digests of comments. */
  Uni<Void> keepDigests(Map<UUID, String> digests) {
    List<UUID> ids = List.copyOf(digests.keySet());
    String inOrder = ids.stream().map(digests::get).collect(Collectors.joining(",", "{", "}"));
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(KEEP_DIGESTS, Long.class)
                    .setParameter("ids", UuidArray.of(ids))
                    .setParameter("digests", inOrder)
                    .getSingleResult())
        .replaceWithVoid();
  }
}
