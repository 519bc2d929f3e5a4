package org.gongkai.comment.triage;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.comment.CommentClass;

/**
 * The class of a comment.
 *
 * @param commentClass what the comment asks for
 */
@Schema(description = "The class of a comment")
public record ClassifyCommentRequest(@NotNull CommentClass commentClass) {}
