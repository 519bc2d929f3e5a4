package org.gongkai.comment.offline;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.comment.CommentStatus;

/**
 * What a clerk gets for a comment.
 *
 * @param receipt for its author; follows the comment without login
 * @param late whether it came in after the window's last day; it is answered like any other
 */
@Schema(description = "What a clerk gets for a comment")
public record EnteredView(
    UUID id,
    @Schema(examples = "7K3M-9QTA-X2V4N") String receipt,
    CommentStatus status,
    boolean late) {}
