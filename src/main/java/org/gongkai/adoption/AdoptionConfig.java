package org.gongkai.adoption;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How comments are answered. */
@ConfigMapping(prefix = "gongkai.adoption")
public interface AdoptionConfig {

  /**
   * Whether a verdict counts only after a second officer has confirmed it. When it is switched off
   * again, verdicts that wait still need their confirmation.
   */
  @WithDefault("false")
  boolean twoPerson();
}
