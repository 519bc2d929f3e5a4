package org.gongkai.delivery;

import java.util.UUID;
import org.gongkai.channel.Post;

/**
 * A worker's hold on a delivery.
 *
 * @param leaseToken proves the hold when the outcome is recorded
 * @param attempt number of the present call
 * @param reconciles whether the channel is to be read instead of called
 */
record Claim(
    UUID deliveryId,
    String channelId,
    UUID leaseToken,
    int attempt,
    boolean reconciles,
    Post post) {}
