package org.gongkai.delivery;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A platform shows something else than it should.
 *
 * @param title of the content as readers see it
 * @param resolution what was done about it
 */
@Schema(description = "A platform shows something else than it should")
public record IncidentView(
    UUID id,
    @Schema(examples = "feed") String channelId,
    UUID contentId,
    @Schema(examples = "关于规范集市管理的通知") String title,
    IncidentKind kind,
    @Nullable @Schema(nullable = true, examples = "平台提示：内容已被删除。") String detail,
    Instant foundAt,
    @Nullable @Schema(nullable = true) Instant resolvedAt,
    @Nullable @Schema(nullable = true, examples = "staff-1") String resolvedBy,
    @Nullable @Schema(nullable = true, examples = "已联系平台申诉，内容恢复。") String resolution) {

  static IncidentView of(IncidentEntity incident, String title) {
    return new IncidentView(
        incident.id,
        incident.channelId,
        incident.contentId,
        title,
        incident.kind,
        incident.detail,
        incident.foundAt,
        incident.resolvedAt,
        incident.resolvedBy,
        incident.resolution);
  }
}
