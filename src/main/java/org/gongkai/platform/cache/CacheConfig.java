package org.gongkai.platform.cache;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of the cache of public answers. */
@ConfigMapping(prefix = "gongkai.cache")
public interface CacheConfig {

  /** How long an answer is kept at most. */
  @WithDefault("60s")
  Duration timeToLive();

  /** How long a read waits for Redis before it asks the database instead. */
  @WithDefault("250ms")
  Duration timeout();

  /** Largest {@code max-age} given to clients, which no eviction reaches. */
  @WithDefault("10s")
  Duration clientMaxAge();
}
