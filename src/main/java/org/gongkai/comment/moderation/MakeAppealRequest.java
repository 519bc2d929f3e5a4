package org.gongkai.comment.moderation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An appeal against the hiding of a comment.
 *
 * @param text why it should be shown; 1 to 1,000 characters, not only spaces
 */
@Schema(description = "An appeal against the hiding of a comment")
public record MakeAppealRequest(
    @NotNull
        @Size(min = 1, max = 1000)
        @Pattern(regexp = "[\\s\\S]*[\\p{L}\\p{N}][\\s\\S]*")
        @Schema(examples = "意见中的电话是本单位公开的服务电话，不是个人信息。")
        String text) {

  /** Says nothing personal. */
  @Override
  public String toString() {
    return "MakeAppealRequest[]";
  }
}
