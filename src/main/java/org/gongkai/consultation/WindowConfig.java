package org.gongkai.consultation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Map;
import org.gongkai.calendar.CalendarService;
import org.gongkai.calendar.DayUnit;
import org.gongkai.decision.DecisionKind;

/** Settings of windows and of what follows them. */
@ConfigMapping(prefix = "gongkai.window")
public interface WindowConfig {

  /**
   * How long a comment is still taken that was begun, with a ticket, before the closing; results
   * wait as long.
   */
  @WithDefault("120s")
  Duration grace();

  /** Working days after the closing within which the feedback report is due. */
  @WithDefault("20")
  @Min(1)
  @Max(CalendarService.MAX_WORKING_DAYS)
  int feedbackDays();

  /** The legal minimum by the kind of the decision. */
  Map<DecisionKind, Minimum> minimum();

  /** A legal minimum. */
  interface Minimum {

    /** The legal minimum of a window, in days of its unit. */
    @Min(1)
    @Max(CalendarService.MAX_WORKING_DAYS)
    int days();

    /** Which days of the legal minimum count: those of the calendar or working days. */
    DayUnit unit();
  }
}
