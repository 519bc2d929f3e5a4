package org.gongkai.content;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.gongkai.calendar.CalendarService;

/** How contents are published. */
@ConfigMapping(prefix = "gongkai.publication")
public interface PublicationConfig {

  /** How often planned publications and expired contents are looked for; {@code off} for never. */
  @WithDefault("1s")
  String poll();

  /**
   * What becomes of a policy that is published before its interpretation is ready: published with a
   * warning, or refused.
   */
  @WithDefault("WARN")
  WithoutInterpretation policyWithoutInterpretation();

  /** Working days after a policy's publication within which its interpretation is due. */
  @WithDefault("3")
  @Min(1)
  @Max(CalendarService.MAX_WORKING_DAYS)
  int interpretationDays();

  /** What becomes of a policy that is published without its interpretation. */
  enum WithoutInterpretation {
    /** Published, with a warning. */
    WARN,
    /** Not published. */
    REFUSE
  }
}
