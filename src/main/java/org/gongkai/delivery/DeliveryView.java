package org.gongkai.delivery;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.channel.ChannelState;
import org.gongkai.channel.Publication;
import org.jspecify.annotations.Nullable;

/**
 * The truth about one content version on one channel.
 *
 * @param task what a person has to do, in state MANUAL
 * @param actBy who must act for it to go on
 * @param attempts calls made so far
 * @param nextAttemptAt when the next call is due; null when none is
 * @param changedAt when it last changed
 * @param liveUrl where readers see it
 * @param platformId the platform's name of the post
 * @param effect what the channel shows since it was done
 * @param proof how it is known that it is done
 * @param detail what the last call said
 */
@Schema(description = "One content version on its way to one channel, or a content on its way off")
public record DeliveryView(
    UUID id,
    UUID contentId,
    @Schema(examples = "feed") String channelId,
    @Schema(examples = "1") int contentVersion,
    Operation operation,
    DeliveryState state,
    @Nullable @Schema(nullable = true) Task task,
    ActBy actBy,
    @Schema(examples = "1") int attempts,
    @Nullable @Schema(nullable = true) Instant nextAttemptAt,
    @Nullable @Schema(nullable = true) Instant deliveredAt,
    Instant changedAt,
    @Nullable @Schema(nullable = true, examples = "https://www.example.gov.cn/feeds/feedback.json")
        String liveUrl,
    @Nullable @Schema(nullable = true, examples = "5028338226234390") String platformId,
    @Schema(nullable = true) Publication.@Nullable Effect effect,
    @Nullable @Schema(nullable = true, examples = "平台答复已删除；回读确认已不存在") String proof,
    @Nullable @Schema(nullable = true) String detail) {

  static DeliveryView of(DeliveryEntity delivery, @Nullable ChannelState channel) {
    boolean waits =
        switch (delivery.state) {
          case PENDING, RETRY, UNKNOWN -> true;
          case WAITING, SENDING, DELIVERED, REJECTED, RECONCILING, MANUAL, SUPERSEDED -> false;
        };
    return new DeliveryView(
        delivery.id,
        delivery.contentId,
        delivery.channelId,
        delivery.contentVersion,
        delivery.operation,
        delivery.state,
        delivery.task,
        ActBy.of(delivery.state, channel),
        delivery.attempts,
        waits ? delivery.dueAt : null,
        delivery.deliveredAt,
        delivery.changedAt,
        delivery.liveUrl,
        delivery.platformId,
        delivery.effect,
        delivery.proof,
        delivery.lastDetail);
  }
}
