package org.gongkai.channel.outbound;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Calls to platforms and receivers outside. */
@ConfigMapping(prefix = "gongkai.outbound")
public interface OutboundConfig {

  /**
   * Whether this machine and private networks may be called: for simulated platforms only, and
   * refused in production without {@code gongkai.rehearsal}.
   */
  @WithDefault("false")
  boolean allowPrivate();

  /** Longest wait for a connection to the outside. */
  @WithDefault("2s")
  Duration connectTimeout();

  /** Longest wait for one call: name, connection, request and answer together. */
  @WithDefault("15s")
  Duration timeout();

  /** Most bytes of an answer that are read; a longer answer is a failure. */
  @WithDefault("1048576")
  int maxAnswer();
}
