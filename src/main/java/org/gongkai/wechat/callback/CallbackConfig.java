package org.gongkai.wechat.callback;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Which callbacks are taken. */
@ConfigMapping(prefix = "gongkai.wechat-callback")
public interface CallbackConfig {

  /**
   * How far a callback's timestamp may be from our clock, before or after. The platform tries three
   * times within some seconds; the rest is for clocks.
   */
  @WithDefault("10m")
  Duration window();
}
