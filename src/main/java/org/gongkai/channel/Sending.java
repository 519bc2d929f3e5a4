package org.gongkai.channel;

import java.util.UUID;

/**
 * One delivery on its way.
 *
 * @param deliveryId the same over all calls for this delivery: the key under which a platform that
 *     knows keys takes them as one
 * @param attempt number of the present call, from 1
 */
public record Sending(
    UUID deliveryId, int attempt, ChannelAccount account, Post post, Rendition rendition) {}
