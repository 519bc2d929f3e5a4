package org.gongkai.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

  @ParameterizedTest
  @CsvSource({
    "2026-02-28T16:00:00Z, 2026-03-01T00:00:00+08:00",
    "2026-02-28T15:59:59.999Z, 2026-02-28T23:59:59.999+08:00",
    "2026-02-28T16:00:00.5Z, 2026-03-01T00:00:00.5+08:00",
    "2026-02-28T16:00:00.000999Z, 2026-03-01T00:00:00+08:00",
    "2026-07-01T00:00:00Z, 2026-07-01T08:00:00+08:00"
  })
  void writesCivilTimeInChina(Instant instant, String text) {
    assertThat(Times.format(instant)).isEqualTo(text);
    assertThat(OffsetDateTime.parse(text).toInstant()).isEqualTo(Times.toMillis(instant));
  }

  @Test
  void dropsWhatIsFinerThanAMillisecond() {
    Instant whole = Instant.parse("2026-03-01T00:00:00.123Z");
    assertThat(Times.toMillis(whole.plusNanos(999_999))).isEqualTo(whole);
    assertThat(Times.toMillis(whole)).isEqualTo(whole);
  }

  @Test
  void neverMovesAnInstantForward() {
    Instant early = Instant.parse("1969-12-31T23:59:59.999999Z");
    assertThat(Times.toMillis(early)).isEqualTo(Instant.parse("1969-12-31T23:59:59.999Z"));
  }
}
