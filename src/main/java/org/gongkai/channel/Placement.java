package org.gongkai.channel;

import org.jspecify.annotations.Nullable;

/**
 * What a channel shows of a content, as far as we know.
 *
 * @param version version of the content that it shows
 * @param platformId the platform's name of the post
 * @param liveUrl where readers see it
 */
public record Placement(int version, @Nullable String platformId, @Nullable String liveUrl) {}
