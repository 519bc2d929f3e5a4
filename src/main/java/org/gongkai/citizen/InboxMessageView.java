package org.gongkai.citizen;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A message to a citizen.
 *
 * @param href address in the API of what it is about
 * @param readAt null while it is unread
 */
@Schema(description = "A message to a citizen")
public record InboxMessageView(
    UUID id,
    InboxKind kind,
    @Schema(examples = "您的意见已有答复") String title,
    @Schema(examples = "“关于公开征求《青禾镇生活垃圾分类管理办法》意见的公告”的采纳情况已经公布，您可以查看对您的意见的答复。") String text,
    @Nullable @Schema(nullable = true, examples = "/v1/receipts/7K3M9QTAX2V4N") String href,
    Instant createdAt,
    @Nullable @Schema(nullable = true) Instant readAt) {

  static InboxMessageView of(InboxMessageEntity message) {
    return new InboxMessageView(
        message.id,
        message.kind,
        message.title,
        message.text,
        message.href,
        message.createdAt,
        message.readAt);
  }
}
