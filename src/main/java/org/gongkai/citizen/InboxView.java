package org.gongkai.citizen;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.platform.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * A page of a citizen's messages, newest first.
 *
 * @param unread how many of all messages are unread
 */
@Schema(description = "A page of a citizen's messages, newest first")
public record InboxView(
    @Schema(examples = "2") long unread,
    List<InboxMessageView> items,
    @Nullable @Schema(nullable = true) String nextCursor) {

  static InboxView of(long unread, Page<InboxMessageView> page) {
    return new InboxView(unread, page.items(), page.nextCursor());
  }
}
