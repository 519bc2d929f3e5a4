package org.gongkai.platform.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How an instance ends. */
@ConfigMapping(prefix = "gongkai.shutdown")
interface ShutdownConfig {

  /**
   * How long background work under way is waited for, after the last request was answered. What is
   * still claimed then is given back to the other instances.
   */
  @WithDefault("10s")
  Duration patience();
}
