package org.gongkai.content;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A content in a list of staff; its texts are those of the latest version.
 *
 * @param number number of the latest version
 * @param published number of the version that readers see, or saw last
 */
@Schema(description = "A content in a list of staff")
public record ContentItemView(
    UUID id,
    ContentType type,
    ContentState state,
    @Schema(examples = "notices") String column,
    @Schema(examples = "关于公布《集市管理办法》的通知") String title,
    @Schema(examples = "青禾镇人民政府") String unit,
    Openness openness,
    @Schema(examples = "3") int number,
    @Nullable @Schema(nullable = true, examples = "2") Integer published,
    @Nullable @Schema(nullable = true) Instant publishAt,
    @Schema(examples = "editor-1") String writtenBy,
    Instant writtenAt) {

  static ContentItemView of(ContentListRepository.Row row) {
    ContentEntity content = row.content();
    ContentVersionEntity version = row.version();
    return new ContentItemView(
        content.id,
        content.type,
        content.state,
        version.column,
        version.title,
        version.unit,
        version.openness,
        version.number,
        content.published,
        content.publishAt,
        version.writtenBy,
        version.writtenAt);
  }
}
