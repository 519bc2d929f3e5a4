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
  /** The window has ended; no comment is answered yet. */
  CLOSED,
  /** The window has ended; comments are being answered. */
  ADOPTING,
  /** The feedback report is published. */
  PUBLISHED,
  /** The feedback report and the decision's result are published. */
  DECIDED;

  /**
   * The status at an instant. The window holds its opening instant and not its closing one.
   *
   * @param window null before the window is announced
   */
  public static ConsultationStatus at(Instant now, @Nullable Window window, Progress progress) {
    if (window == null) {
      return PLANNED;
    }
    if (progress.feedbackPublished()) {
      return progress.decided() ? DECIDED : PUBLISHED;
    }
    if (now.isBefore(window.opensAt())) {
      return SCHEDULED;
    }
    if (now.isBefore(window.closesAt())) {
      return OPEN;
    }
    return progress.answering() ? ADOPTING : CLOSED;
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

  /**
   * What has been done, apart from the clock.
   *
   * @param answering a verdict was given
   * @param feedbackPublished the feedback report is published
   * @param decided the decision's result is published
   */
  public record Progress(boolean answering, boolean feedbackPublished, boolean decided) {

    /** Nothing yet. */
    public static final Progress NONE = new Progress(false, false, false);
  }
}
