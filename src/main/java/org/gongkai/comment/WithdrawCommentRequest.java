package org.gongkai.comment;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A citizen takes a comment back.
 *
 * @param reason for those who handle it; never public
 */
@Schema(description = "A citizen takes a comment back")
public record WithdrawCommentRequest(
    @Nullable @Size(max = 500) @Schema(nullable = true, examples = "内容有误，将重新提交。") String reason) {

  /** Says nothing personal. */
  @Override
  public String toString() {
    return "WithdrawCommentRequest";
  }
}
