package org.gongkai.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often platforms are asked what they show. */
@ConfigMapping(prefix = "gongkai.read-back")
public interface ReadBackConfig {

  /** How often posts that are to be read back are looked for; {@code off} for never. */
  @WithDefault("1m")
  String poll();

  /** How long after one look at a post the next one comes. */
  @WithDefault("6h")
  Duration after();

  /** How long after a look that failed the next one comes. */
  @WithDefault("15m")
  Duration afterFailure();
}
