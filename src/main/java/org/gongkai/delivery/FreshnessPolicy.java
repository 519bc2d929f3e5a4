package org.gongkai.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.gongkai.channel.ChannelState;
import org.gongkai.platform.time.Times;
import org.jspecify.annotations.Nullable;

/**
 * Whether readers of a channel see that it is cared for. 国办发〔2018〕123号 has accounts put right or
 * closed that are not updated for long. Days are calendar days in China.
 */
final class FreshnessPolicy {

  private final int staleAfterDays;

  /**
   * @param staleAfterDays days without a content that are still fine
   */
  FreshnessPolicy(int staleAfterDays) {
    if (staleAfterDays < 1) {
      throw new IllegalArgumentException("gongkai.channels.stale-after-days must be at least 1");
    }
    this.staleAfterDays = staleAfterDays;
  }

  /**
   * How fresh a channel is. One that never got a content is counted from its opening; a closed one
   * is not stale whatever its age.
   */
  FreshnessView at(
      ChannelState state, @Nullable Instant lastDelivered, Instant opened, Instant now) {
    long days = daysBetween(lastDelivered == null ? opened : lastDelivered, now);
    boolean stale = state != ChannelState.CLOSED && days > staleAfterDays;
    return new FreshnessView(lastDelivered, lastDelivered == null ? null : days, stale);
  }

  private static long daysBetween(Instant from, Instant now) {
    LocalDate day = Times.today(from);
    return Math.max(0, ChronoUnit.DAYS.between(day, Times.today(now)));
  }
}
