package org.gongkai.comment;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who comments.
 *
 * @param type for whom the respondent speaks
 * @param name shown masked, if at all
 * @param phone for questions; never shown
 */
@Schema(description = "Who comments")
public record Respondent(
    @NotNull RespondentType type,
    @Nullable @Size(min = 1, max = Respondent.MAX_NAME) @Schema(nullable = true, examples = "甲某某")
        String name,
    @Nullable
        @Pattern(regexp = Respondent.PHONE)
        @Schema(nullable = true, examples = "000-00000000")
        String phone) {

  /** Longest name. */
  public static final int MAX_NAME = 40;

  /** What a telephone number looks like. */
  public static final String PHONE = "\\+?[0-9-]{5,20}";

  /** The same with a number for questions, unless one was given. */
  Respondent reachableAt(@Nullable String number) {
    return phone == null ? new Respondent(type, name, number) : this;
  }

  /** Says nothing personal. */
  @Override
  public String toString() {
    return "Respondent[" + type + "]";
  }
}
