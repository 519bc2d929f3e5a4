package org.gongkai.comment.photo;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A person's decision on whether a photo is shown.
 *
 * @param outcome show or hide
 * @param reason why it is hidden, for its author; at least 10 characters then
 */
@Schema(description = "A person's decision on whether a photo is shown")
public record ModeratePhotoRequest(
    @NotNull Outcome outcome,
    @Nullable @Size(max = 500) @Schema(nullable = true, examples = "照片拍到了他人的身份证件。") String reason) {

  /** What can be decided. */
  @Schema(name = "PhotoOutcome")
  public enum Outcome {
    SHOW,
    HIDE
  }
}
