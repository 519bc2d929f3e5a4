package org.gongkai.citizen.notification;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.gongkai.citizen.notification.CallOutcome.Consent;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.time.Times;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The outbox of notifications. Every method is one short transaction and calls nobody. */
@ApplicationScoped
class OutboxService {

  private static final Logger LOG = Logger.getLogger(OutboxService.class);

  private final NotificationRepository notifications;
  private final GrantRepository grants;
  private final Templates templates;
  private final NotificationConfig config;
  private final IdGenerator ids;
  private final InstantSource clock;

  OutboxService(
      NotificationRepository notifications,
      GrantRepository grants,
      Templates templates,
      NotificationConfig config,
      IdGenerator ids,
      InstantSource clock) {
    this.notifications = notifications;
    this.grants = grants;
    this.templates = templates;
    this.config = config;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A message to send.
   *
   * @param attempts calls with this one
   */
  record Claim(
      UUID id, UUID citizenId, UUID lease, int attempts, MessageTemplate template, Matter matter) {}

  /**
   * What a look into the outbox led to.
   *
   * @param more whether another look may find more
   */
  record Look(boolean more, @Nullable Claim claim) {

    static final Look NOTHING = new Look(false, null);
    static final Look ANOTHER = new Look(true, null);
  }

  /** Ends what is too old, and takes back what a dead worker may have sent. */
  @WithTransaction
  Uni<Void> recover() {
    Instant now = now();
    return notifications
        .lose(now)
        .chain(() -> notifications.expire(now.minus(config.patience())))
        .replaceWithVoid();
  }

  /**
   * Claims the message that is due longest, and uses up the consent to it. Never two of one citizen
   * at once, on whatever instance: the platform would refuse one of them (43108).
   */
  @WithTransaction
  Uni<Look> claim() {
    Instant now = now();
    return notifications
        .due(now)
        .chain(row -> row == null ? Uni.createFrom().item(Look.NOTHING) : unlessBusy(row, now));
  }

  /** Asked anew after the citizen is locked: another worker may have claimed meanwhile. */
  private Uni<Look> unlessBusy(NotificationEntity row, Instant now) {
    return notifications
        .isSending(row.citizenId)
        .chain(busy -> busy ? Uni.createFrom().item(Look.ANOTHER) : claim(row, now));
  }

  private Uni<Look> claim(NotificationEntity row, Instant now) {
    MessageTemplate template = templates.find(row.template);
    if (template == null) {
      row.state = NotificationState.FAILED;
      row.detail = "no template";
      return Uni.createFrom().item(Look.ANOTHER);
    }
    return grants
        .spend(row.citizenId, template, now)
        .map(agreed -> agreed ? begin(row, template, now) : end(row));
  }

  private static Look end(NotificationEntity row) {
    row.state = NotificationState.NO_GRANT;
    row.detail = null;
    return Look.ANOTHER;
  }

  private Look begin(NotificationEntity row, MessageTemplate template, Instant now) {
    UUID lease = ids.next();
    row.state = NotificationState.SENDING;
    row.attempts++;
    row.templateId = template.id();
    row.spent = !template.standing();
    row.leaseToken = lease;
    row.leaseUntil = now.plus(config.lease());
    return new Look(
        true, new Claim(row.id, row.citizenId, lease, row.attempts, template, row.matter()));
  }

  /** Records what became of a call; nothing when its lease had run out. */
  @WithTransaction
  Uni<Void> record(Claim claim, CallOutcome outcome) {
    return notifications
        .findById(claim.id(), LockModeType.PESSIMISTIC_WRITE)
        .chain(
            row ->
                row != null && claim.lease().equals(row.leaseToken)
                    ? settle(row, outcome)
                    : tooLate(claim));
  }

  private static Uni<Void> tooLate(Claim claim) {
    LOG.warnf("notification %s was taken from its worker", claim.id());
    return Uni.createFrom().voidItem();
  }

  private Uni<Void> settle(NotificationEntity row, CallOutcome outcome) {
    boolean spent = row.spent;
    row.state = outcome.state();
    row.leaseToken = null;
    row.leaseUntil = null;
    row.platformId = outcome.platformId();
    row.detail = outcome.detail();
    row.dueAt = outcome.again() == null ? row.dueAt : outcome.again();
    row.spent = spent && outcome.consent() != Consent.GIVEN_BACK;
    return settle(row, outcome.consent(), spent);
  }

  private Uni<Void> settle(NotificationEntity row, Consent consent, boolean spent) {
    String templateId = row.templateId;
    if (templateId == null || consent == Consent.USED) {
      return Uni.createFrom().voidItem();
    }
    if (consent == Consent.CLEARED) {
      return grants.clear(row.citizenId, templateId, now()).replaceWithVoid();
    }
    return spent
        ? grants.giveBack(row.citizenId, templateId, now()).replaceWithVoid()
        : Uni.createFrom().voidItem();
  }

  /**
   * Notes whether a message arrived.
   *
   * @throws IllegalStateException (in the Uni) while it may be one whose sending is not recorded
   *     yet: the platform can be faster than we are
   */
  @WithTransaction
  Uni<Void> arrived(UUID citizenId, String platformId, String arrival) {
    return notifications
        .arrive(citizenId, platformId, arrival)
        .chain(
            known -> known > 0 ? Uni.createFrom().item(false) : notifications.isSending(citizenId))
        .invoke(
            early -> {
              if (early) {
                throw new IllegalStateException("the message is not recorded yet");
              }
            })
        .replaceWithVoid();
  }

  private Instant now() {
    return Times.toMillis(clock.instant());
  }
}
