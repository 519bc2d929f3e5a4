package org.gongkai.delivery;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The truth about one content version on one channel.
 *
 * @param attempts calls made so far
 * @param nextAttemptAt when the next call is due; null when none is
 * @param liveUrl where readers see it
 * @param detail what the last call said
 */
@Schema(description = "One content version on its way to one channel")
public record DeliveryView(
    UUID id,
    @Schema(examples = "feed") String channelId,
    @Schema(examples = "1") int contentVersion,
    DeliveryState state,
    @Schema(examples = "1") int attempts,
    @Nullable @Schema(nullable = true) Instant nextAttemptAt,
    @Nullable @Schema(nullable = true) Instant deliveredAt,
    @Nullable @Schema(nullable = true, examples = "https://www.example.gov.cn/feeds/feedback.json")
        String liveUrl,
    @Nullable @Schema(nullable = true) String detail) {

  static DeliveryView of(DeliveryEntity delivery) {
    boolean waits =
        switch (delivery.state) {
          case PENDING, RETRY, UNKNOWN -> true;
          case SENDING, DELIVERED, REJECTED, RECONCILING, MANUAL -> false;
        };
    return new DeliveryView(
        delivery.id,
        delivery.channelId,
        delivery.contentVersion,
        delivery.state,
        delivery.attempts,
        waits ? delivery.dueAt : null,
        delivery.deliveredAt,
        delivery.liveUrl,
        delivery.lastDetail);
  }
}
