package org.gongkai.consultation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;

/**
 * The leave to enter a comment that came in on paper or by word of mouth in the present
 * transaction. Days are those of China.
 *
 * @param draftNumber the version that is public now
 * @param windows the days of every window so far, the first one first; an extended one is there
 *     with its old end and with its new one
 * @param at when the leave was given, on the database's clock
 */
public record EntryLeave(int draftNumber, List<Days> windows, Instant at) {

  /** Copies the windows. */
  public EntryLeave {
    windows = List.copyOf(windows);
  }

  /**
   * The days of a window.
   *
   * @param last the day of the last instant in it
   */
  public record Days(LocalDate first, LocalDate last) {

    private static Days of(Window window) {
      return new Days(day(window.opensAt()), WindowPolicy.lastDay(window));
    }

    private boolean has(LocalDate day) {
      return !day.isBefore(first) && !day.isAfter(last);
    }
  }

  /**
   * @param decided every decision about the consultation's window, the first one first; the last
   *     one is as the consultation itself has it
   */
  static EntryLeave of(ConsultationEntity consultation, List<WindowEntity> decided, Instant now) {
    Window present = Windows.of(consultation);
    Integer draft = consultation.publishedDraft;
    if (present == null || draft == null) {
      throw new ProblemException(ProblemType.CONSULTATION_NOT_ANNOUNCED);
    }
    List<Window> windows = new ArrayList<>();
    decided.stream()
        .limit(Math.max(0, decided.size() - 1))
        .forEach(row -> windows.add(new Window(row.opensAt, row.closesAt)));
    windows.add(present);
    Instant opened = windows.get(0).opensAt();
    if (now.isBefore(opened)) {
      throw new ProblemException(ProblemType.CONSULTATION_NOT_OPEN, Times.format(opened));
    }
    return new EntryLeave(draft, windows.stream().map(Days::of).toList(), now);
  }

  /** The day on which the first window opened; what came in since can be entered. */
  public LocalDate firstDay() {
    return windows.get(0).first();
  }

  /**
   * Whether what came in on a day was late: after the last day of a window and outside of every
   * other one, be it in the gap before a reopening. What was written before the first window is not
   * late.
   */
  public boolean isLate(LocalDate day) {
    return !day.isBefore(firstDay()) && windows.stream().noneMatch(window -> window.has(day));
  }

  /** The day on which the leave was given. */
  public LocalDate today() {
    return day(at);
  }

  private static LocalDate day(Instant instant) {
    return instant.atZone(Times.SHANGHAI).toLocalDate();
  }
}
