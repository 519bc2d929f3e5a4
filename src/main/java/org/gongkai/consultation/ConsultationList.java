package org.gongkai.consultation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.platform.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * A page of consultations.
 *
 * @param counts how many public ones stand where, whatever the page shows
 * @param serverTime the instant that the statuses hold for; the next delta names it in {@code
 *     since}
 */
@Schema(description = "A page of consultations")
public record ConsultationList(
    List<ConsultationItem> items,
    @Nullable @Schema(nullable = true) String nextCursor,
    @Schema(description = "How many public ones stand where") Map<ConsultationStatus, Long> counts,
    @Schema(description = "Now, on the server") Instant serverTime,
    @Schema(description = "Hand that of the first page back as `since` for what changed after it")
        Instant nextSince) {

  /** Longer than any change takes from its first statement to its commit. */
  private static final Duration OVERLAP = Duration.ofMinutes(1);

  static ConsultationList of(
      Page<ConsultationItem> page, Map<ConsultationStatus, Long> counts, Instant now) {
    return new ConsultationList(page.items(), page.nextCursor(), counts, now, now.minus(OVERLAP));
  }

  /** The same without what the clock alone changes, for the entity tag. */
  ConsultationList withoutClock() {
    return new ConsultationList(
        items.stream().map(ConsultationItem::withoutClock).toList(),
        nextCursor,
        counts,
        Instant.EPOCH,
        Instant.EPOCH);
  }
}
