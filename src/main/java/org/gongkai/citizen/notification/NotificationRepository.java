package org.gongkai.citizen.notification;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.gongkai.citizen.ToldMessage;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class NotificationRepository implements PanacheRepositoryBase<NotificationEntity, UUID> {

  /** The citizen's row stands for all of their messages: who claims one of them holds it. */
  private static final String DUE =
      "select n.* from notification n join citizen c on c.id = n.citizen_id where n.state ="
          + " 'WAITING' and n.due_at <= :now and not exists (select 1 from notification s where"
          + " s.citizen_id = n.citizen_id and s.state = 'SENDING') order by n.due_at, n.id limit 1"
          + " for no key update of n, c skip locked";

  private static final String NOTE =
      "select notify_citizen(:citizen, :message, :href, :template, :templateId, :title, :outcome,"
          + " cast(:at as timestamptz))";

  private static final String EXPIRE =
      "update notification set state = 'FAILED', detail = 'expired' where state = 'WAITING' and"
          + " created_at < :before returning 1";

  private static final String LOSE =
      "update notification set state = 'UNKNOWN', detail = 'worker lost', lease_token = null,"
          + " lease_until = null where state = 'SENDING' and lease_until < :now returning 1";

  private static final String ARRIVE =
      "update notification set arrival = :arrival where platform_id = :platformId and citizen_id ="
          + " :citizen returning 1";

  /** Puts an inbox message on its way. */
  Uni<UUID> note(ToldMessage told, MessageTemplate template, String title, String outcome) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("citizen", told.message().citizenId());
    parameters.put("message", told.id());
    parameters.put("template", template.name().key());
    parameters.put("templateId", template.id());
    parameters.put("title", title);
    parameters.put("outcome", outcome);
    parameters.put("at", told.at());
    return Panache.getSession()
        .chain(
            session -> {
              var query = session.createNativeQuery(NOTE, UUID.class);
              parameters.forEach(query::setParameter);
              return query.setParameter("href", told.message().href()).getSingleResult();
            });
  }

  /**
   * The message that is due longest of a citizen to whom nothing is being sent, locked with the
   * citizen; null when there is none.
   */
  Uni<@Nullable NotificationEntity> due(Instant now) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(DUE, NotificationEntity.class)
                    .setParameter("now", now)
                    .getSingleResultOrNull());
  }

  /** Whether something is being sent to a citizen. */
  Uni<Boolean> isSending(UUID citizenId) {
    return count("citizenId = ?1 and state = ?2", citizenId, NotificationState.SENDING)
        .map(rows -> rows > 0);
  }

  /** Ends what has waited too long; gives how many. */
  Uni<Long> expire(Instant before) {
    return Statements.run(EXPIRE, Map.of("before", before));
  }

  /** Takes those back whose worker died; gives how many. */
  Uni<Long> lose(Instant now) {
    return Statements.run(LOSE, Map.of("now", now));
  }

  /** Notes whether a message arrived; gives how many have the platform's name. */
  Uni<Long> arrive(UUID citizenId, String platformId, String arrival) {
    return Statements.run(
        ARRIVE, Map.of("arrival", arrival, "platformId", platformId, "citizen", citizenId));
  }
}
