package org.gongkai.comment.triage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.gongkai.calendar.CalendarService;
import org.gongkai.comment.CommentClass;
import org.jspecify.annotations.Nullable;

/** The handling of comments. */
@ConfigMapping(prefix = "gongkai.triage")
public interface TriageConfig {

  /** Working days that a handler has, unless the assignment names another number. */
  Due due();

  /** Working days by the class of the comment. */
  interface Due {

    /** Working days for a constructive comment. */
    @WithDefault("5")
    @Min(1)
    @Max(CalendarService.MAX_WORKING_DAYS)
    int constructive();

    /** Working days for a comment about a difficulty. */
    @WithDefault("5")
    @Min(1)
    @Max(CalendarService.MAX_WORKING_DAYS)
    int difficulty();

    /** Working days for a comment that rests on a misunderstanding. */
    @WithDefault("5")
    @Min(1)
    @Max(CalendarService.MAX_WORKING_DAYS)
    int misunderstanding();

    /** Working days for a comment about something else. */
    @WithDefault("5")
    @Min(1)
    @Max(CalendarService.MAX_WORKING_DAYS)
    int offTopic();

    /** Working days for a comment without a class. */
    @WithDefault("5")
    @Min(1)
    @Max(CalendarService.MAX_WORKING_DAYS)
    int unclassified();

    /** Those of a class; null for a comment without one. */
    default int of(@Nullable CommentClass commentClass) {
      if (commentClass == null) {
        return unclassified();
      }
      return switch (commentClass) {
        case CONSTRUCTIVE -> constructive();
        case DIFFICULTY -> difficulty();
        case MISUNDERSTANDING -> misunderstanding();
        case OFF_TOPIC -> offTopic();
      };
    }
  }
}
