package org.gongkai.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When a channel counts as neglected. */
@ConfigMapping(prefix = "gongkai.channels")
public interface ChannelsConfig {

  /** Days without a delivered content after which a channel counts as stale. */
  @WithDefault("14")
  int staleAfterDays();
}
