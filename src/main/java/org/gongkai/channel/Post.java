package org.gongkai.channel;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * What a channel is to show: a snapshot of one content version. Stored with its delivery, so that a
 * channel shows what was published even if the content has changed since.
 *
 * @param column column under which readers find it
 * @param summary plain text
 * @param body HTML subset
 * @param unit publishing unit
 * @param path address below the public site's root
 */
@RegisterForReflection
public record Post(
    UUID contentId,
    int contentVersion,
    String column,
    String title,
    String summary,
    String body,
    String unit,
    String path,
    Instant publishedAt) {}
