package org.gongkai.consultation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a consultation stands. It follows from instants, so it changes at them without any job
 * having to run.
 */
public enum ConsultationStatus {
  /** No window yet. Not public. */
  PLANNED,
  /** The window is announced and has not begun. */
  SCHEDULED,
  /** Comments are taken. */
  OPEN,
  /** The window has ended; comments are being answered. */
  CLOSED,
  /** The feedback report is published. */
  PUBLISHED;

  /**
   * The status at an instant. The window holds its opening instant and not its closing one.
   *
   * @param window null before the window is announced
   */
  public static ConsultationStatus at(
      Instant now, @Nullable Window window, boolean feedbackPublished) {
    if (window == null) {
      return PLANNED;
    }
    if (feedbackPublished) {
      return PUBLISHED;
    }
    if (now.isBefore(window.opensAt())) {
      return SCHEDULED;
    }
    return now.isBefore(window.closesAt()) ? OPEN : CLOSED;
  }

  /** The next instant at which the status changes by itself; null when it does not. */
  public static @Nullable Instant nextChange(Instant now, @Nullable Window window) {
    if (window == null) {
      return null;
    }
    if (now.isBefore(window.opensAt())) {
      return window.opensAt();
    }
    return now.isBefore(window.closesAt()) ? window.closesAt() : null;
  }
}
