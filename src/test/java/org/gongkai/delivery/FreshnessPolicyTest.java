package org.gongkai.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.gongkai.channel.ChannelState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessPolicyTest {

  private static final Instant OPENED = at("2026-01-01T00:00:00+08:00");
  private static final Instant DELIVERED = at("2026-03-01T23:59:59+08:00");

  private final FreshnessPolicy policy = new FreshnessPolicy(14);

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T23:59:59.999+08:00,0,false",
    "2026-03-02T00:00:00+08:00,1,false",
    "2026-03-15T23:59:59+08:00,14,false",
    "2026-03-16T00:00:00+08:00,15,true",
    "2026-02-28T10:00:00+08:00,0,false",
  })
  void countsDaysInChina(String now, long days, boolean stale) {
    for (ChannelState state : new ChannelState[] {ChannelState.OPEN, ChannelState.SUSPENDED}) {
      FreshnessView view = policy.at(state, DELIVERED, OPENED, at(now));
      assertThat(view).isEqualTo(new FreshnessView(DELIVERED, days, stale));
    }
  }

  @Test
  void countsFromTheOpeningWhatNeverGotAContent() {
    assertThat(policy.at(ChannelState.OPEN, null, OPENED, at("2026-01-15T23:00:00+08:00")))
        .isEqualTo(new FreshnessView(null, null, false));
    assertThat(policy.at(ChannelState.OPEN, null, OPENED, at("2026-01-16T00:00:00+08:00")))
        .isEqualTo(new FreshnessView(null, null, true));
  }

  @Test
  void leavesClosedOnesAlone() {
    assertThat(
            policy
                .at(ChannelState.CLOSED, DELIVERED, OPENED, at("2027-03-01T00:00:00+08:00"))
                .stale())
        .isFalse();
  }

  @Test
  void needsADay() {
    assertThatThrownBy(() -> new FreshnessPolicy(0)).hasMessageContaining("stale-after-days");
  }

  private static Instant at(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }
}
