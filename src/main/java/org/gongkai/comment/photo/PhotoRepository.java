package org.gongkai.comment.photo;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongkai.comment.CommentStatus;
import org.jspecify.annotations.Nullable;

/** Photos as they are stored. */
@ApplicationScoped
public class PhotoRepository implements PanacheRepositoryBase<PhotoEntity, UUID> {

  private static final String HOLD_CITIZEN =
      "select id from citizen where id = :id for no key update";
  private static final String DUE =
      "select * from comment_photo where state = 'CHECKING' and comment_id is not null and"
          + " asked_at is null and due_at <= :now order by due_at limit 1 for update skip locked";
  private static final String GIVE_UP =
      "with ended as (update comment_photo set state = 'PERSON', due_at = null where state ="
          + " 'CHECKING' and asked_at <= :before returning 1) select count(*) from ended";
  private static final String DELETE_UNUSED =
      "with gone as (delete from comment_photo where id = :id and comment_id is null returning 1)"
          + " select count(*) from gone";
  private static final String TAKEN_IN =
      "select count(*) from comment_photo where citizen_id = :citizen and created_at >= :since and"
          + " not exists (select from idempotency_record where subject = :subject and"
          + " idempotency_key = :key)";
  private static final String OF_COMMENT = "exists (select 1 from CommentEntity c where c.id =";
  private static final String SHOWN =
      "id = ?1 and state = ?2 and "
          + OF_COMMENT
          + " commentId and c.status = ?3 and c.publishConsent)";
  private static final String CHECKED =
      "id = ?1 and state = ?2 and " + OF_COMMENT + " commentId and c.status <> ?3)";

  /** The photos of some comments, in one query. */
  public Uni<Photos> of(Collection<UUID> comments) {
    return list("commentId in ?1 order by commentId, place", comments)
        .map(rows -> rows.stream().collect(Collectors.groupingBy(row -> row.commentId)))
        .map(Photos::new);
  }

  /** Lets other photos of a citizen wait until the transaction ends; null for an unknown one. */
  Uni<@Nullable UUID> holdCitizen(UUID citizen) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(HOLD_CITIZEN, UUID.class)
                    .setParameter("id", citizen)
                    .getSingleResultOrNull());
  }

  /** How many photos a citizen sent since then. */
  Uni<Long> sentSince(UUID citizen, Instant since) {
    return count("citizenId = ?1 and createdAt >= ?2", citizen, since);
  }

  /** The same, and zero for a key under which one was taken already. */
  Uni<Long> sentSince(UUID citizen, Instant since, String key) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(TAKEN_IN, Long.class)
                    .setParameter("citizen", citizen)
                    .setParameter("since", since)
                    .setParameter("subject", citizen.toString())
                    .setParameter("key", key)
                    .getSingleResult());
  }

  /** Those among some that a citizen sent lately and that no comment took, locked. */
  Uni<List<PhotoEntity>> lockUnused(UUID citizen, Collection<UUID> ids, Instant since) {
    return find(
            "citizenId = ?1 and id in ?2 and commentId is null and createdAt > ?3 order by id",
            citizen,
            ids,
            since)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }

  /** A photo that the platform is to be asked about, locked; null when there is none. */
  Uni<@Nullable PhotoEntity> due(Instant now) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(DUE, PhotoEntity.class)
                    .setParameter("now", now)
                    .getSingleResultOrNull());
  }

  Uni<@Nullable PhotoEntity> lock(UUID id) {
    return findById(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** The photo behind the platform's name of a check, locked; null for an unknown one. */
  Uni<@Nullable PhotoEntity> lockTraced(String traceId) {
    return find("traceId", traceId).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult();
  }

  /** A photo of a comment, locked; null when the comment has no such photo. */
  Uni<@Nullable PhotoEntity> lockOf(UUID comment, UUID id) {
    return find("id = ?1 and commentId = ?2", id, comment)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResult();
  }

  /** A photo of a comment; null when the comment has no such photo. */
  Uni<@Nullable PhotoEntity> of(UUID comment, UUID id) {
    return find("id = ?1 and commentId = ?2", id, comment).firstResult();
  }

  /** A photo that the public may see at present; else null. */
  Uni<@Nullable PhotoEntity> shown(UUID id) {
    return find(SHOWN, id, PhotoState.PASSED, CommentStatus.PUBLIC).firstResult();
  }

  /** A photo whose check is under way; else null. */
  Uni<@Nullable PhotoEntity> checked(UUID id) {
    return find(CHECKED, id, PhotoState.CHECKING, CommentStatus.WITHDRAWN).firstResult();
  }

  /** Leaves to a person what was asked about before then without a result; says how many. */
  Uni<Long> giveUp(Instant askedBefore) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(GIVE_UP, Long.class)
                    .setParameter("before", askedBefore)
                    .getSingleResult());
  }

  /** Some photos that no comment took before then. */
  Uni<List<PhotoEntity>> unused(Instant sentBefore, int most) {
    return find("commentId is null and createdAt < ?1 order by createdAt", sentBefore)
        .page(0, most)
        .list();
  }

  /** Removes a photo that no comment took; says how many. */
  Uni<Long> deleteUnused(UUID id) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(DELETE_UNUSED, Long.class)
                    .setParameter("id", id)
                    .getSingleResult());
  }
}
