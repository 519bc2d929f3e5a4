package org.gongkai.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How deliveries are worked off. */
@ConfigMapping(prefix = "gongkai.delivery")
public interface DeliveryConfig {

  /** How often the table of deliveries is looked at; {@code off} for never. */
  @WithDefault("1s")
  String poll();

  /** Calls that one instance makes at once. */
  @WithDefault("16")
  int parallel();

  /**
   * How long one claim is good for. Longer than any call may take; a claim that outlives it is
   * taken for lost. More than twice {@code gongkai.delivery.call-timeout}, or the start is refused.
   */
  @WithDefault("60s")
  Duration lease();

  /** Longest wait for one call to a channel. */
  @WithDefault("25s")
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

  /** Failures in a row that close a channel for a while. */
  @WithDefault("5")
  int breakerThreshold();

  /** How long a channel is closed the first time; doubles with each further failure. */
  @WithDefault("30s")
  Duration breakerPause();

  /** How long a channel is closed at most. */
  @WithDefault("15m")
  Duration breakerCeiling();

  /** How long after a change on a channel it is read back for the first time. */
  @WithDefault("10m")
  Duration firstReadBack();
}
