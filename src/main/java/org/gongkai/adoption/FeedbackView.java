package org.gongkai.adoption;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A published feedback report, or a page of it. */
@Schema(description = "A published feedback report")
public record FeedbackView(
    UUID consultationId,
    @Schema(examples = "关于公开征求《青禾镇生活垃圾分类管理办法》意见的公告") String title,
    @Schema(examples = "青禾镇人民政府") String unit,
    @Nullable @Schema(nullable = true) Instant opensAt,
    @Nullable @Schema(nullable = true) Instant closesAt,
    Instant publishedAt,
    FeedbackTotals totals,
    Breakdown breakdown,
    List<FeedbackItem> items,
    @Nullable @Schema(nullable = true) String nextCursor) {}
