package org.gongkai.privacy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedAction;
import org.gongkai.citizen.CitizenEntity;
import org.gongkai.citizen.InboxMessageEntity;
import org.gongkai.citizen.RefreshTokenEntity;
import org.gongkai.citizen.notification.NotificationEntity;
import org.gongkai.citizen.notification.NotificationGrantEntity;
import org.gongkai.comment.CommentEntity;
import org.gongkai.comment.moderation.AppealEntity;
import org.gongkai.comment.photo.PhotoEntity;
import org.gongkai.platform.time.Times;

/** Collects what is kept about a person (个人信息保护法 article 45). */
@ApplicationScoped
public class MyDataService {

  /** Of each kind; more than anybody can have sent within the limits of several years. */
  static final int MOST = 5000;

  private static final String OWN = "where citizenId = :citizen order by id desc";

  private final KeptData kept;
  private final AuditService audit;
  private final InstantSource clock;

  MyDataService(KeptData kept, AuditService audit, InstantSource clock) {
    this.kept = kept;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Everything about a citizen, of which the trail keeps that it was asked for; unauthenticated for
   * one who was erased.
   */
  @WithTransaction
  public Uni<MyDataView> of(UUID citizen) {
    return Panache.getSession()
        .chain(session -> session.find(CitizenEntity.class, citizen))
        .onItem()
        .ifNull()
        .failWith(UnauthorizedException::new)
        .map(row -> new Collected(kept.profile(row)))
        .call(found -> comments(citizen, found))
        .call(found -> messages(citizen, found))
        .call(() -> audit.record(exported(citizen)))
        .map(found -> found.view(Times.toMillis(clock.instant())));
  }

  private static AuditedAction exported(UUID citizen) {
    return new AuditedAction("citizen", "exportMyData", "citizen", citizen, null, Map.of());
  }

  private Uni<Void> comments(UUID citizen, Collected found) {
    String appeals =
        "from AppealEntity where commentId in (select id from CommentEntity where citizenId ="
            + " :citizen) order by id desc";
    return rows("from CommentEntity " + OWN, CommentEntity.class, citizen)
        .invoke(rows -> found.comments = found.most("comments", rows, kept::comment))
        .chain(() -> rows(appeals, AppealEntity.class, citizen))
        .invoke(rows -> found.appeals = found.most("appeals", rows, KeptData::appeal))
        .chain(() -> rows("from PhotoEntity " + OWN, PhotoEntity.class, citizen))
        .invoke(rows -> found.photos = found.most("photos", rows, KeptData::photo))
        .replaceWithVoid();
  }

  private Uni<Void> messages(UUID citizen, Collected found) {
    return rows("from InboxMessageEntity " + OWN, InboxMessageEntity.class, citizen)
        .invoke(rows -> found.messages = found.most("messages", rows, KeptData::message))
        .chain(() -> rows("from NotificationEntity " + OWN, NotificationEntity.class, citizen))
        .invoke(
            rows -> found.notifications = found.most("notifications", rows, KeptData::notification))
        .chain(
            () ->
                rows(
                    "from NotificationGrantEntity where citizenId = :citizen order by templateId",
                    NotificationGrantEntity.class,
                    citizen))
        .invoke(rows -> found.consents = found.most("consents", rows, KeptData::consent))
        .chain(
            () ->
                rows(
                    "from RefreshTokenEntity where citizenId = :citizen order by expiresAt desc",
                    RefreshTokenEntity.class,
                    citizen))
        .invoke(rows -> found.logins = found.most("logins", rows, KeptData::login))
        .replaceWithVoid();
  }

  private static <T> Uni<List<T>> rows(String query, Class<T> type, UUID citizen) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(query, type)
                    .setParameter("citizen", citizen)
                    .setMaxResults(MOST + 1)
                    .setReadOnly(true)
                    .getResultList());
  }

  /** What was found so far. */
  private static final class Collected {

    private final MyDataView.KeptProfile profile;
    private List<MyDataView.KeptComment> comments = List.of();
    private List<MyDataView.KeptAppeal> appeals = List.of();
    private List<MyDataView.KeptPhoto> photos = List.of();
    private List<MyDataView.KeptMessage> messages = List.of();
    private List<MyDataView.KeptNotification> notifications = List.of();
    private List<MyDataView.KeptConsent> consents = List.of();
    private List<MyDataView.KeptLogin> logins = List.of();
    private final List<String> truncated = new ArrayList<>();

    Collected(MyDataView.KeptProfile profile) {
      this.profile = profile;
    }

    <T, K> List<K> most(String name, List<T> rows, Function<T, K> keep) {
      if (rows.size() > MOST) {
        truncated.add(name);
      }
      return rows.stream().limit(MOST).map(keep).toList();
    }

    MyDataView view(Instant at) {
      return new MyDataView(
          at,
          profile,
          comments,
          appeals,
          photos,
          messages,
          notifications,
          consents,
          logins,
          truncated);
    }
  }
}
