package org.gongkai.content;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.web.VersionTag;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ContentRepository implements PanacheRepositoryBase<ContentEntity, UUID> {

  private static final UUID FIRST = new UUID(0, 0);
  private static final String IN_REVIEW =
      "select c, v, (select count(*) from ContentReviewEntity r where r.contentId = v.contentId and"
          + " r.number = v.number and r.round = v.round) from ContentEntity c join"
          + " ContentVersionEntity v on v.contentId = c.id and v.number = c.latest where c.state ="
          + " 'IN_REVIEW' and c.id > :after and (:stage = 0 or (select count(*) from"
          + " ContentReviewEntity r where r.contentId = v.contentId and r.number = v.number and"
          + " r.round = v.round) = :stage - 1) order by c.id";
  private static final String PLANNED =
      "select id from content where publish_at <= clock_timestamp() order by publish_at, id limit"
          + " :rows";
  private static final String OVER =
      "select id from content where expires_at <= clock_timestamp() and withdrawn_at is null and"
          + " state <> 'EXPIRED' and published is not null order by expires_at limit :rows";

  /** By a query of its own: consultations publish through contents, so contents know none. */
  private static final String CONSULTATIONS = "select count(*) from consultation where id = :id";

  /**
   * A content, locked until the transaction ends.
   *
   * @param ifMatch the version of the content that the editor saw
   * @throws ProblemException (in the Uni) {@link ProblemType#CONTENT_NOT_FOUND} and those of {@link
   *     VersionTag}
   */
  Uni<ContentEntity> lock(UUID id, @Nullable String ifMatch) {
    return orNotFound(findById(id, LockModeType.PESSIMISTIC_WRITE))
        .invoke(content -> VersionTag.require(ifMatch, content.version));
  }

  /**
   * A content.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CONTENT_NOT_FOUND}
   */
  Uni<ContentEntity> require(UUID id) {
    return orNotFound(findById(id));
  }

  /** Contents that wait for a review, oldest first; {@code stage} null for any. */
  Uni<List<PendingReviewView>> inReview(@Nullable Integer stage, @Nullable UUID after, int rows) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(IN_REVIEW, Object[].class)
                    .setParameter("stage", stage == null ? 0 : stage)
                    .setParameter("after", after == null ? FIRST : after)
                    .setMaxResults(rows)
                    .getResultList())
        .map(found -> found.stream().map(ContentRepository::pending).toList());
  }

  private static PendingReviewView pending(Object[] row) {
    ContentEntity content = (ContentEntity) row[0];
    ContentVersionEntity version = (ContentVersionEntity) row[1];
    return new PendingReviewView(
        content.id,
        content.type,
        version.title,
        version.unit,
        version.number,
        ((Number) row[2]).intValue() + 1,
        version.writtenAt,
        version.writtenBy);
  }

  /** Contents whose planned publication is due by the database's clock, the earliest first. */
  Uni<List<UUID>> plannedAndDue(int rows) {
    return ids(PLANNED, rows);
  }

  /** Contents whose time is over by the database's clock. */
  Uni<List<UUID>> over(int rows) {
    return ids(OVER, rows);
  }

  /** Contents that readers see together with a policy: its interpretations. */
  Uni<List<UUID>> interpretationsOf(UUID policy) {
    return find("interprets", policy)
        .list()
        .map(found -> found.stream().map(content -> content.id).toList());
  }

  /** How many interpretations of a policy have one of these states, that were not withdrawn. */
  Uni<Long> interpretations(UUID policy, Collection<ContentState> states) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(
                        "select count(*) from ContentEntity c join ContentVersionEntity v on"
                            + " v.contentId = c.id and v.number = c.latest where v.interprets ="
                            + " :policy and c.withdrawnAt is null and c.state in :states",
                        Long.class)
                    .setParameter("policy", policy)
                    .setParameter("states", states)
                    .getSingleResult());
  }

  private static Uni<List<UUID>> ids(String query, int rows) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(query, UUID.class)
                    .setParameter("rows", rows)
                    .getResultList());
  }

  private static Uni<ContentEntity> orNotFound(Uni<@Nullable ContentEntity> found) {
    return found
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.CONTENT_NOT_FOUND));
  }

  /** Those of some contents that readers will not find: unknown, withdrawn or expired. */
  Uni<Set<UUID>> unreachable(Collection<UUID> ids, Instant now) {
    if (ids.isEmpty()) {
      return Uni.createFrom().item(Set.of());
    }
    return list(
            "id in ?1 and withdrawnAt is null and (expiresAt is null or expiresAt > ?2)", ids, now)
        .map(found -> without(ids, found));
  }

  /** Whether there is a consultation with this identifier. */
  Uni<Boolean> hasConsultation(UUID id) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(CONSULTATIONS, Long.class)
                    .setParameter("id", id)
                    .getSingleResult())
        .map(rows -> rows > 0);
  }

  private static Set<UUID> without(Collection<UUID> ids, List<ContentEntity> found) {
    Set<UUID> lost = new HashSet<>(ids);
    found.forEach(content -> lost.remove(content.id));
    return lost;
  }
}
