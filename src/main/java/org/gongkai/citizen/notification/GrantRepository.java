package org.gongkai.citizen.notification;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The ledger of consents. Every change is one statement, so that none is lost. */
@ApplicationScoped
class GrantRepository
    implements PanacheRepositoryBase<NotificationGrantEntity, NotificationGrantEntity.Key> {

  /** Consents that are counted of one citizen and template. */
  static final int MOST = 1000;

  private static final String ACCEPT =
      "insert into notification_grant (citizen_id, template_id, template, remaining, standing,"
          + " updated_at) values (:citizen, :id, :template, :one, :standing, :now) on conflict"
          + " (citizen_id, template_id) do update set remaining = least("
          + MOST
          + ", notification_grant.remaining + excluded.remaining), standing ="
          + " notification_grant.standing or excluded.standing, template = excluded.template,"
          + " updated_at = excluded.updated_at returning 1";

  private static final String CLEAR =
      "update notification_grant set remaining = 0, standing = false, updated_at = :now where"
          + " citizen_id = :citizen and template_id = :id returning 1";

  private static final String SPEND =
      "update notification_grant set remaining = remaining - 1, updated_at = :now where citizen_id"
          + " = :citizen and template_id = :id and remaining > 0 returning 1";

  private static final String STANDS =
      "select 1 from notification_grant where citizen_id = :citizen and template_id = :id and"
          + " standing for share";

  private static final String GIVE_BACK =
      "update notification_grant set remaining = least("
          + MOST
          + ", remaining + 1), updated_at = :now where citizen_id = :citizen and template_id = :id"
          + " returning 1";

  private static final String MARK =
      "insert into notification_event (mark, handled_at) values (:mark, :now) on conflict do"
          + " nothing returning 1";

  /** What a citizen agreed to. */
  Uni<List<NotificationGrantEntity>> ofCitizen(UUID citizenId) {
    return list("citizenId", citizenId);
  }

  /** Counts a consent: one more message, or as many as there will be. */
  Uni<Long> accept(UUID citizenId, MessageTemplate template, Instant now) {
    Map<String, Object> parameters = key(citizenId, template.id());
    parameters.put("template", template.name().key());
    parameters.put("one", template.standing() ? 0 : 1);
    parameters.put("standing", template.standing());
    parameters.put("now", now);
    return Statements.run(ACCEPT, parameters);
  }

  /** Forgets all consents to a template. */
  Uni<Long> clear(UUID citizenId, String templateId, Instant now) {
    return Statements.run(CLEAR, at(citizenId, templateId, now));
  }

  /** Uses up a consent, as far as it is one that is used up; whether there is one. */
  Uni<Boolean> spend(UUID citizenId, MessageTemplate template, Instant now) {
    Uni<Long> rows =
        template.standing()
            ? Statements.run(STANDS, key(citizenId, template.id()))
            : Statements.run(SPEND, at(citizenId, template.id(), now));
    return rows.map(changed -> changed > 0);
  }

  /** Gives a consent back that was not needed. */
  Uni<Long> giveBack(UUID citizenId, String templateId, Instant now) {
    return Statements.run(GIVE_BACK, at(citizenId, templateId, now));
  }

  /** Whether an event is met for the first time. */
  Uni<Boolean> mark(String mark, Instant now) {
    return Statements.run(MARK, Map.of("mark", mark, "now", now)).map(rows -> rows > 0);
  }

  private static Map<String, Object> key(UUID citizenId, String templateId) {
    return new HashMap<>(Map.of("citizen", citizenId, "id", templateId));
  }

  private static Map<String, Object> at(UUID citizenId, String templateId, Instant now) {
    Map<String, Object> parameters = key(citizenId, templateId);
    parameters.put("now", now);
    return parameters;
  }
}
