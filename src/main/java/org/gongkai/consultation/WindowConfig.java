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

  /** How long a comment is still taken that was begun, with a ticket, before the closing. */
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

    @Min(1)
    @Max(CalendarService.MAX_WORKING_DAYS)
    int days();

    DayUnit unit();
  }
}
