package org.gongkai.citizen;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.platform.time.Times;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a citizen, for the citizen.
 *
 * @param phone masked; null when none was given
 * @param phoneAt since when it is known; null likewise
 */
@Schema(description = "What is known of a citizen, for the citizen")
public record ProfileView(
    @Nullable @Schema(nullable = true, examples = "138****0000") String phone,
    @Nullable @Schema(nullable = true) Instant phoneAt) {

  static ProfileView of(@Nullable String number, @Nullable Instant at) {
    return number == null || at == null
        ? new ProfileView(null, null)
        : new ProfileView(mask(number), Times.toMillis(at));
  }

  /** Leaves three digits in front and four at the end, less of a short number. */
  private static String mask(String number) {
    int front = number.length() >= 11 ? 3 : 0;
    int end = Math.min(4, number.length() / 2);
    int hidden = number.length() - front - end;
    return number.substring(0, front) + "*".repeat(hidden) + number.substring(front + hidden);
  }

  /** Says nothing personal. */
  @Override
  public String toString() {
    return "ProfileView[]";
  }
}
