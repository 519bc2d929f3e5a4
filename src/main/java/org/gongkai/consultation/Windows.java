package org.gongkai.consultation;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the window and what follows from it out of a row. */
final class Windows {

  private Windows() {}

  static @Nullable Window of(ConsultationEntity consultation) {
    return consultation.opensAt == null || consultation.closesAt == null
        ? null
        : new Window(consultation.opensAt, consultation.closesAt);
  }

  static ConsultationStatus status(ConsultationEntity consultation, Instant now) {
    return ConsultationStatus.at(
        now,
        of(consultation),
        new ConsultationStatus.Progress(
            consultation.adoptingSince != null,
            consultation.feedbackPublishedAt != null,
            consultation.decidedAt != null));
  }

  /** Seconds until the window opens, or closes; null when it does neither any more. */
  static @Nullable Long secondsLeft(ConsultationEntity consultation, Instant now) {
    Instant next = ConsultationStatus.nextChange(now, of(consultation));
    return next == null ? null : Duration.between(now, next).toSeconds();
  }
}
