package org.gongkai.content;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedAction;
import org.gongkai.delivery.DeliveryService;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;
import org.gongkai.platform.web.Versioned;
import org.jspecify.annotations.Nullable;

/** Takes published contents back: because somebody says so, or because their time is over. */
@ApplicationScoped
public class WithdrawalService {

  private static final int AT_ONCE = 100;

  private final ContentRepository contents;
  private final ContentVersionRepository versions;
  private final ContentPublisher publisher;
  private final DeliveryService deliveries;
  private final ContentViews views;
  private final AuditService audit;
  private final InstantSource clock;

  WithdrawalService(
      ContentRepository contents,
      ContentVersionRepository versions,
      ContentPublisher publisher,
      DeliveryService deliveries,
      ContentViews views,
      AuditService audit,
      InstantSource clock) {
    this.contents = contents;
    this.versions = versions;
    this.publisher = publisher;
    this.deliveries = deliveries;
    this.views = views;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Withdraws a content for good, from readers at once and from every channel as fast as each can.
   * A correction that is under way is given up.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CONTENT_NOT_FOUND}, {@link
   *     ProblemType#CONTENT_DERIVED}, {@link ProblemType#CONTENT_STATE_FORBIDS} when readers do not
   *     see it
   */
  @WithTransaction
  Uni<Versioned<ContentView>> withdraw(
      UUID id, @Nullable String ifMatch, String reason, String by) {
    Instant now = Times.toMillis(clock.instant());
    return contents
        .lock(id, ifMatch)
        .invoke(WithdrawalService::requireShown)
        .invoke(content -> withdraw(content, reason, by, now))
        .call(this::recall)
        .call(content -> audited(content, "withdrawContent", reason, by))
        .call(contents::flush)
        .chain(
            content ->
                versions
                    .version(id, content.latest)
                    .chain(version -> views.view(content, version)));
  }

  /** Contents whose time is over, by the database's clock. */
  @WithSession
  Uni<List<UUID>> over() {
    return contents.over(AT_ONCE);
  }

  /** Ends a content whose time is over; nothing when another instance did. */
  @WithTransaction
  Uni<Void> expire(UUID id) {
    Instant now = Times.toMillis(clock.instant());
    return contents
        .lock(id, "*")
        .chain(
            content -> {
              if (content.withdrawnAt != null || content.state == ContentState.EXPIRED) {
                return Uni.createFrom().voidItem();
              }
              content.state = ContentState.EXPIRED;
              end(content, now);
              return recall(content).chain(() -> audited(content, "expireContent", null, "system"));
            });
  }

  private static void requireShown(ContentEntity content) {
    ContentPolicy.requireWritten(content.type);
    if (content.published == null
        || content.withdrawnAt != null
        || content.state == ContentState.EXPIRED) {
      throw new ProblemException(ProblemType.CONTENT_STATE_FORBIDS, content.state.name());
    }
  }

  private static void withdraw(ContentEntity content, String reason, String by, Instant now) {
    content.state = ContentState.WITHDRAWN;
    content.withdrawnAt = now;
    content.withdrawnBy = by;
    content.withdrawalReason = reason.strip();
    end(content, now);
  }

  private static void end(ContentEntity content, Instant now) {
    content.changedAt = now;
    content.publishAt = null;
    content.publishBy = null;
    content.publishChannels = null;
  }

  private Uni<Void> recall(ContentEntity content) {
    Integer published = content.published;
    return versions
        .version(content.id, published == null ? content.latest : published)
        .chain(version -> deliveries.withdraw(publisher.post(content, version)));
  }

  private Uni<Void> audited(
      ContentEntity content, String action, @Nullable String reason, String by) {
    Map<String, Object> detail = Map.of("number", content.latest);
    return audit.record(new AuditedAction(by, action, "content", content.id, reason, detail));
  }
}
