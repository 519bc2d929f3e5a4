package org.gongkai.delivery;

import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.channel.ChannelState;
import org.jspecify.annotations.Nullable;

/**
 * How a channel is doing.
 *
 * @param queue its deliveries by state
 * @param oldestWaitingSince since when the oldest delivery that is not finished exists
 * @param test null when the account was never tried
 */
@Schema(description = "How a channel is doing")
public record ChannelHealthView(
    @Schema(examples = "feed") String channelId,
    ChannelState state,
    BreakerView breaker,
    FreshnessView freshness,
    Map<DeliveryState, Long> queue,
    @Nullable @Schema(nullable = true) Instant oldestWaitingSince,
    @Nullable @Schema(nullable = true) TrialView test,
    @Schema(examples = "0") long openIncidents) {}
