package org.gongkai.adoption;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A feedback report that has just been published.
 *
 * @param contentId the content that carries it to the channels
 */
@Schema(description = "A feedback report that has just been published")
public record FeedbackPublishedView(
    UUID consultationId, UUID contentId, Instant publishedAt, FeedbackTotals totals) {}
