package org.gongkai.delivery;

import java.time.Instant;
import java.util.UUID;
import org.gongkai.channel.Placement;
import org.jspecify.annotations.Nullable;

/**
 * A worker's hold on a delivery.
 *
 * @param leaseToken proves the hold when the outcome is recorded
 * @param attempt number of the present call
 * @param reconciles whether the outcome of the call before is unknown
 * @param calledAt when the last call that may have had an effect began; null when there was none
 * @param placement what the channel shows of the content and can be changed; null for nothing
 */
record Claim(
    UUID deliveryId,
    String channelId,
    Operation operation,
    UUID leaseToken,
    int attempt,
    boolean reconciles,
    @Nullable Instant calledAt,
    @Nullable Placement placement,
    Parcel parcel) {}
