package org.gongkai.adoption;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How comments are answered. */
@ConfigMapping(prefix = "gongkai.adoption")
public interface AdoptionConfig {

  /** Whether a verdict counts only after a second person has confirmed it. */
  @WithDefault("false")
  boolean twoPerson();
}
