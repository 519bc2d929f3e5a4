package org.gongkai.content;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A content as staff read it.
 *
 * @param state how far the latest version is
 * @param latest the latest version, the one that is worked on
 * @param findings how many findings the check of the latest version gave
 * @param openFindings how many of them nobody has overridden
 * @param published number of the version that readers see, or saw last
 */
@Schema(description = "A content as staff read it")
public record ContentView(
    UUID id,
    ContentType type,
    ContentState state,
    ContentVersionView latest,
    @Schema(examples = "2") int findings,
    @Schema(examples = "1") int openFindings,
    @Nullable @Schema(nullable = true, examples = "2") Integer published,
    @Nullable @Schema(nullable = true) Instant publishedAt,
    @Nullable
        @Schema(
            nullable = true,
            examples = "/v1/consultations/0197a3c0-0000-7000-8000-000000000001")
        String subjectPath,
    @Nullable @Schema(nullable = true, description = "When it will be published by itself")
        Instant publishAt,
    @Nullable @Schema(nullable = true) Instant withdrawnAt,
    @Nullable @Schema(nullable = true, description = "Public") String withdrawalReason,
    @Schema(examples = "editor-1") String createdBy,
    Instant createdAt) {

  static ContentView of(
      ContentEntity content, ContentVersionView latest, int findings, int openFindings) {
    return new ContentView(
        content.id,
        content.type,
        content.state,
        latest,
        findings,
        openFindings,
        content.published,
        content.publishedAt,
        content.subjectPath,
        content.publishAt,
        content.withdrawnAt,
        content.withdrawalReason,
        content.createdBy,
        content.createdAt);
  }
}
