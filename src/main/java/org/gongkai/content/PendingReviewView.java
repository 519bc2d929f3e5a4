package org.gongkai.content;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A content that waits for a review.
 *
 * @param number number of the version
 * @param stage the review that comes next
 */
@Schema(description = "A content that waits for a review")
public record PendingReviewView(
    UUID id,
    ContentType type,
    @Schema(examples = "关于集市开放时间的通知") String title,
    @Schema(examples = "青禾镇人民政府") String unit,
    @Schema(examples = "1") int number,
    @Schema(examples = "2") int stage,
    Instant writtenAt,
    @Schema(examples = "editor-1") String writtenBy) {}
