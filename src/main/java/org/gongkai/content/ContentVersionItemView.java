package org.gongkai.content;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A version in the list of a content's versions. */
@Schema(description = "A version in the list of a content's versions")
public record ContentVersionItemView(
    @Schema(examples = "3") int number,
    @Schema(examples = "关于公布《集市管理办法》的通知") String title,
    @Nullable @Schema(nullable = true) CorrectionKind correction,
    @Nullable @Schema(nullable = true) String correctionNote,
    @Schema(examples = "editor-1") String writtenBy,
    Instant writtenAt,
    @Nullable @Schema(nullable = true, examples = "1") Integer edition,
    @Nullable @Schema(nullable = true) Instant publishedAt) {

  static ContentVersionItemView of(ContentVersionEntity version) {
    return new ContentVersionItemView(
        version.number,
        version.title,
        version.correction,
        version.correctionNote,
        version.writtenBy,
        version.writtenAt,
        version.edition,
        version.publishedAt);
  }
}
