package org.gongkai.comment.group;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A group as staff see it.
 *
 * @param size how many comments are in it, withdrawn ones included; 0 once dissolved
 * @param representativeId the member that later comments are compared with; of a dissolved group
 *     the last one that was
 * @param textBeginning the first 100 characters of that comment
 * @param version names the present state in {@code If-Match}, as {@code "v3"} for 3
 */
@Schema(description = "Comments that are answered together")
public record GroupView(
    UUID id,
    UUID consultationId,
    @Schema(examples = "建议延长收摊时间") String title,
    GroupStatus status,
    @Schema(examples = "37") int size,
    UUID representativeId,
    @Schema(examples = "建议将收摊时间延长到晚上十点，方便下班的居民。") String textBeginning,
    @Schema(examples = "staff-1") String formedBy,
    Instant formedAt,
    @Nullable @Schema(nullable = true) Instant dissolvedAt,
    @Schema(examples = "3") int version) {

  static GroupView of(CommentGroupEntity group, int size, String textBeginning) {
    return new GroupView(
        group.id,
        group.consultationId,
        group.title,
        group.status,
        size,
        group.representativeId,
        textBeginning,
        group.formedBy,
        group.formedAt,
        group.dissolvedAt,
        group.version);
  }
}
