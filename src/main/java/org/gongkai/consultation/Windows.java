package org.gongkai.consultation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the window out of a row. */
final class Windows {

  private Windows() {}

  static @Nullable Window of(ConsultationEntity consultation) {
    return consultation.opensAt == null || consultation.closesAt == null
        ? null
        : new Window(consultation.opensAt, consultation.closesAt);
  }

  static ConsultationStatus status(ConsultationEntity consultation, Instant now) {
    return ConsultationStatus.at(now, of(consultation), consultation.feedbackPublishedAt != null);
  }
}
