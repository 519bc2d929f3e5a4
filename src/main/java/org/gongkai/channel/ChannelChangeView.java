package org.gongkai.channel;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the register of channels.
 *
 * @param note why, as whoever did it says; of a new name the old one as well
 */
@Schema(description = "What was done with a channel")
public record ChannelChangeView(
    UUID id,
    ChannelChangeKind kind,
    @Nullable @Schema(nullable = true, examples = "机构更名，账号同步更名。") String note,
    @Schema(examples = "staff-1") String changedBy,
    Instant changedAt) {

  static ChannelChangeView of(ChannelChangeEntity change) {
    return new ChannelChangeView(
        change.id, change.kind, change.note, change.changedBy, change.changedAt);
  }
}
