package org.gongkai.comment.moderation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A person's decision on whether a comment is shown.
 *
 * @param outcome show or hide
 * @param reason why it is hidden, for its author; at least 10 characters then
 */
@Schema(description = "A person's decision on whether a comment is shown")
public record ModerateCommentRequest(
    @NotNull Outcome outcome,
    @Nullable @Size(max = 500) @Schema(nullable = true, examples = "内容含有他人的身份证号码。") String reason) {

  /** What can be decided. */
  @Schema(name = "ModerationOutcome")
  public enum Outcome {
    PUBLIC,
    HIDDEN
  }
}
