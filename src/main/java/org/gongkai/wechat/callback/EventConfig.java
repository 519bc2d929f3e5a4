package org.gongkai.wechat.callback;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How stored events are worked off. */
@ConfigMapping(prefix = "gongkai.wechat-event")
public interface EventConfig {

  /** How often waiting events are looked for; {@code off} for never. */
  @WithDefault("1s")
  String poll();

  /** How often events that are no longer needed are deleted; {@code off} for never. */
  @WithDefault("1m")
  String clean();

  /** How long one claim is good for. An event is given half of that. */
  @WithDefault("60s")
  Duration lease();

  /** How often an event is tried before it is given up. */
  @WithDefault("12")
  int attempts();

  /** Pause before the first repetition; doubles with each one. */
  @WithDefault("10s")
  Duration pause();

  /** Longest pause between repetitions. */
  @WithDefault("1h")
  Duration ceiling();

  /**
   * How long an event is kept after it was handled; longer than the same callback would be taken
   * again, which is twice {@code gongkai.wechat-callback.window}.
   */
  @WithDefault("7d")
  Duration keep();
}
