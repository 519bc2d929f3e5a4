package org.gongkai.comment.moderation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the public may read of a comment.
 *
 * @param publicText the comment with nothing changed but that some places are replaced by asterisks
 * @param reason why it is corrected; at least 10 characters
 */
@Schema(description = "What the public may read of a comment")
public record PublicTextRequest(
    @NotNull @Size(min = 1, max = 20_000) @Schema(examples = "请致电***。") String publicText,
    @NotNull @Size(max = 500) @Schema(examples = "自动处理漏掉了一个电话号码。") String reason) {

  /** Says nothing personal. */
  @Override
  public String toString() {
    return "PublicTextRequest[]";
  }
}
