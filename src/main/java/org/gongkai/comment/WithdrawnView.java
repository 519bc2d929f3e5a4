package org.gongkai.comment;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A comment that its author took back. */
@Schema(description = "A comment that its author took back")
public record WithdrawnView(
    UUID id,
    @Schema(examples = "7K3M-9QTA-X2V4N") String receipt,
    CommentStatus status,
    Instant withdrawnAt) {}
