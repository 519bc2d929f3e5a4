package org.gongkai.delivery;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedAction;
import org.gongkai.channel.Publication;
import org.gongkai.channel.Publication.Effect;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;
import org.jspecify.annotations.Nullable;

/** Lets a person settle what no program can. */
@ApplicationScoped
public class ResolutionService {

  private final DeliveryRepository deliveries;
  private final Settlement settlement;
  private final AuditService audit;
  private final InstantSource clock;

  ResolutionService(
      DeliveryRepository deliveries,
      Settlement settlement,
      AuditService audit,
      InstantSource clock) {
    this.deliveries = deliveries;
    this.settlement = settlement;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Settles a delivery as a person says.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#DELIVERY_NOT_FOUND}, {@link
   *     ProblemType#DELIVERY_NOT_RESOLVABLE} when it does not wait for this, {@link
   *     ProblemType#RESOLUTION_INVALID} when the address or the note is missing
   */
  @WithTransaction
  public Uni<Void> resolve(UUID id, ResolveDeliveryRequest request, String by) {
    Instant now = Times.toMillis(clock.instant());
    return deliveries
        .findById(id, LockModeType.PESSIMISTIC_WRITE)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.DELIVERY_NOT_FOUND))
        .invoke(delivery -> require(delivery, request))
        .chain(delivery -> settle(delivery, request, now, by));
  }

  private Uni<Void> settle(
      DeliveryEntity delivery, ResolveDeliveryRequest request, Instant now, String by) {
    DeliveryState before = delivery.state;
    sign(delivery, request, by);
    return apply(delivery, request, now)
        .chain(() -> audit.record(audited(delivery, request, before, by)));
  }

  private static void require(DeliveryEntity delivery, ResolveDeliveryRequest request) {
    if (!ResolutionPolicy.allowed(delivery.state, delivery.task, delivery.operation)
        .contains(request.outcome())) {
      throw new ProblemException(ProblemType.DELIVERY_NOT_RESOLVABLE, delivery.state.name());
    }
    String given =
        switch (request.outcome()) {
          case POSTED -> request.liveUrl();
          case NOT_POSTED, REMOVED, CARD_REMAINS, GIVE_UP -> request.note();
          case RETRY -> "nothing needed";
        };
    if (given == null || given.isBlank()) {
      throw new ProblemException(ProblemType.RESOLUTION_INVALID);
    }
  }

  private static void sign(DeliveryEntity delivery, ResolveDeliveryRequest request, String by) {
    delivery.resolvedBy = by;
    delivery.resolutionNote = request.note();
  }

  private Uni<Void> apply(DeliveryEntity delivery, ResolveDeliveryRequest request, Instant now) {
    return switch (request.outcome()) {
      case POSTED -> delivered(delivery, posted(request), now);
      case REMOVED ->
          delivered(delivery, Publication.withdrawn(Effect.REMOVED, proof(request)), now);
      case CARD_REMAINS ->
          delivered(delivery, Publication.withdrawn(Effect.CARD_REMAINS, proof(request)), now);
      case NOT_POSTED, RETRY -> again(delivery, now);
      case GIVE_UP -> settlement.end(delivery, DeliveryState.REJECTED, now);
    };
  }

  private Uni<Void> delivered(DeliveryEntity delivery, Publication said, Instant now) {
    return settlement.delivered(delivery, Called.of(CallKind.NONE, said, false), now);
  }

  private static Publication posted(ResolveDeliveryRequest request) {
    return new Publication(
        Publication.Outcome.DELIVERED,
        request.platformId(),
        request.liveUrl(),
        proof(request),
        null,
        Effect.SHOWN);
  }

  private static String proof(ResolveDeliveryRequest request) {
    String note = request.note();
    return note == null || note.isBlank() ? "人工确认" : "人工确认：" + note;
  }

  /** Sends it again; an ended one only while nothing came after it. */
  private Uni<Void> again(DeliveryEntity delivery, Instant now) {
    return newer(delivery)
        .invoke(
            newer -> {
              if (newer) {
                throw new ProblemException(
                    ProblemType.DELIVERY_NOT_RESOLVABLE, DeliveryState.SUPERSEDED.name());
              }
              delivery.state = DeliveryState.RETRY;
              delivery.task = null;
              delivery.dueAt = now;
              delivery.patienceFrom = now;
            })
        .replaceWithVoid();
  }

  private Uni<Boolean> newer(DeliveryEntity delivery) {
    return delivery.state == DeliveryState.REJECTED
        ? deliveries
            .count(
                "contentId = ?1 and channelId = ?2 and sequence > ?3",
                delivery.contentId,
                delivery.channelId,
                delivery.sequence)
            .map(after -> after > 0)
        : Uni.createFrom().item(false);
  }

  private static AuditedAction audited(
      DeliveryEntity delivery, ResolveDeliveryRequest request, DeliveryState before, String by) {
    @Nullable String note = request.note();
    Map<String, ?> detail =
        Map.of(
            "contentId", delivery.contentId,
            "channelId", delivery.channelId,
            "outcome", request.outcome().name(),
            "from", before.name(),
            "to", delivery.state.name());
    return new AuditedAction(by, "resolveDelivery", "delivery", delivery.id, note, detail);
  }
}
