package org.gongkai.content;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.channel.ChannelFinding;
import org.jspecify.annotations.Nullable;

/** Something that keeps a content from one channel. */
@Schema(description = "Something that keeps a content from one channel")
record PublicationRefusal(
    @Schema(examples = "weibo") String channelId,
    @Schema(examples = "title") String field,
    @Nullable @Schema(nullable = true, examples = "32") Integer limit,
    @Nullable @Schema(nullable = true, examples = "41") Integer actual,
    @Schema(examples = "标题最多 32 个字，现有 41 个字。") String message) {

  static PublicationRefusal of(String channelId, ChannelFinding finding) {
    return new PublicationRefusal(
        channelId, finding.field(), finding.limit(), finding.actual(), finding.message());
  }
}
