package org.gongkai.platform.cache;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of the cache of public answers. */
@ConfigMapping(prefix = "gongkai.cache")
public interface CacheConfig {

  /** How long a public answer is kept at most. */
  @WithDefault("60s")
  Duration timeToLive();

  /**
   * How long an overview, or that there is nothing to see, is kept at most: what many writes
   * change, or what shows a clock.
   */
  @WithDefault("1s")
  Duration briefly();

  /**
   * How long a read waits for Redis before it asks the database instead. With more than 250 ms an
   * answer can be older than a second by as much, when Redis was silent for a moment.
   */
  @WithDefault("250ms")
  Duration timeout();

  /** Largest remaining {@code max-age} given to clients, which no eviction reaches. */
  @WithDefault("10s")
  Duration clientMaxAge();

  /** Most bytes of answers in this process; 0 turns this level off. */
  @WithDefault("64M")
  MemorySize memory();
}
