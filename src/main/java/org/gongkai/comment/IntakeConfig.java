package org.gongkai.comment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How many comments one person may make. */
@ConfigMapping(prefix = "gongkai.intake.limit")
public interface IntakeConfig {

  /** Comments of one citizen on one consultation; those that were withdrawn count. */
  @WithDefault("20")
  @Min(1)
  int perConsultation();

  /** Comments of one citizen on all consultations between two midnights of China. */
  @WithDefault("50")
  @Min(1)
  int perDay();
}
