package org.gongkai.content;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.content.check.FindingKind;
import org.jspecify.annotations.Nullable;

/**
 * Something that the check found in a version.
 *
 * @param position from 1
 * @param field where it is
 * @param excerpt the place with a little around it; personal data masked
 * @param advice what to do, in Chinese
 * @param channelId the channel that does not take it
 * @param overrideReason why it stays as it is; null while it is open
 */
@Schema(description = "Something that the check found in a version")
public record FindingView(
    @Schema(examples = "1") int position,
    FindingKind kind,
    @Schema(examples = "title") String field,
    @Schema(examples = "关于其它事项的通知") String excerpt,
    @Schema(examples = "常见差错，宜作“其他”。") String advice,
    @Nullable @Schema(nullable = true, examples = "feed") String channelId,
    @Nullable @Schema(nullable = true, examples = "editor-1") String overriddenBy,
    @Nullable @Schema(nullable = true) Instant overriddenAt,
    @Nullable @Schema(nullable = true, examples = "引用的文件原文如此。") String overrideReason) {

  static FindingView of(ContentFindingEntity finding) {
    return new FindingView(
        finding.position,
        finding.kind,
        finding.field,
        finding.excerpt,
        finding.advice,
        finding.channelId,
        finding.overriddenBy,
        finding.overriddenAt,
        finding.overrideReason);
  }
}
