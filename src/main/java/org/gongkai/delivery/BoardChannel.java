package org.gongkai.delivery;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.channel.ChannelState;
import org.jspecify.annotations.Nullable;

/**
 * One channel on the board.
 *
 * @param oldestWaitingSince since when the oldest delivery that is not finished exists
 */
@Schema(description = "One channel on the board")
public record BoardChannel(
    @Schema(examples = "feed") String id,
    @Schema(examples = "FEED") String kind,
    @Schema(examples = "订阅源 RSS / Atom / JSON Feed") String name,
    ChannelState state,
    BreakerView breaker,
    FreshnessView freshness,
    BoardCounts counts,
    @Nullable @Schema(nullable = true) Instant oldestWaitingSince) {}
