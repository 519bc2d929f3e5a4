package org.gongkai.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How deliveries are worked off. */
@ConfigMapping(prefix = "gongkai.delivery")
public interface DeliveryConfig {

  /** How often the table is looked at. */
  @WithDefault("1s")
  String poll();

  /**
   * How long one claim is good for. Longer than any call may take; a claim that outlives it is
   * taken for lost.
   */
  @WithDefault("60s")
  Duration lease();

  /** Longest wait for one call to a channel. Shorter than the lease. */
  @WithDefault("30s")
  Duration callTimeout();

  /** Delay before the first repetition; doubles with each one. */
  @WithDefault("5s")
  Duration retryDelay();

  /** Longest delay between repetitions. */
  @WithDefault("1h")
  Duration retryCeiling();

  /** Age at which a delivery that never worked is given to the editor. */
  @WithDefault("24h")
  Duration giveUpAfter();

  /** How long a call of unknown outcome is given to take effect before the channel is read. */
  @WithDefault("30s")
  Duration reconcileAfter();
}
