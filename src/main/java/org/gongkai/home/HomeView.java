package org.gongkai.home;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.consultation.ConsultationItem;
import org.gongkai.consultation.ConsultationService;
import org.gongkai.consultation.ConsultationStatus;
import org.gongkai.content.NoticeItem;

/**
 * The first screen.
 *
 * @param serverTime now, on the server; a phone counts down by it and not by its own clock
 * @param counts how many public consultations stand where
 * @param open consultations that take comments, the newest first
 * @param scheduled consultations that are announced, the newest first
 * @param answered consultations whose feedback report is out, the newest first
 * @param notices the newest notices
 */
@Schema(description = "The mini-program's first screen")
public record HomeView(
    Instant serverTime,
    @Schema(description = "How many public consultations stand where")
        Map<ConsultationStatus, Long> counts,
    List<ConsultationItem> open,
    List<ConsultationItem> scheduled,
    List<ConsultationItem> answered,
    List<NoticeItem> notices) {

  static HomeView of(ConsultationService.Overview overview, List<NoticeItem> notices) {
    return new HomeView(
        overview.now(),
        overview.counts(),
        overview.open(),
        overview.scheduled(),
        overview.answered(),
        notices);
  }

  /** The same without what the clock alone changes, for the entity tag. */
  HomeView withoutClock() {
    return new HomeView(
        Instant.EPOCH, counts, still(open), still(scheduled), still(answered), notices);
  }

  private static List<ConsultationItem> still(List<ConsultationItem> items) {
    return items.stream().map(ConsultationItem::withoutClock).toList();
  }
}
