package org.gongkai.comment;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a citizen gets for a comment.
 *
 * @param receipt follows the comment, without login
 */
@Schema(description = "What a citizen gets for a comment")
public record SubmittedView(
    UUID id, @Schema(examples = "7K3M-9QTA-X2V4N") String receipt, CommentStatus status) {}
