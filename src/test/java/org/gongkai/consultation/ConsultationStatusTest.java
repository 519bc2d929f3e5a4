package org.gongkai.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsultationStatusTest {

  private static final Instant OPENS = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant CLOSES = Instant.parse("2026-03-31T16:00:00Z");
  private static final Window WINDOW = new Window(OPENS, CLOSES);

  @ParameterizedTest
  @CsvSource({"-1, SCHEDULED", "0, OPEN", "1, OPEN"})
  void opensAtTheFirstMillisecondOfTheWindow(long millis, ConsultationStatus expected) {
    assertThat(ConsultationStatus.at(OPENS.plusMillis(millis), WINDOW, false)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"-1, OPEN", "0, CLOSED", "1, CLOSED"})
  void closesAtTheClosingInstantItself(long millis, ConsultationStatus expected) {
    assertThat(ConsultationStatus.at(CLOSES.plusMillis(millis), WINDOW, false)).isEqualTo(expected);
  }

  @Test
  void isPlannedWithoutAWindow() {
    assertThat(ConsultationStatus.at(OPENS, null, false)).isEqualTo(ConsultationStatus.PLANNED);
    assertThat(ConsultationStatus.nextChange(OPENS, null)).isNull();
  }

  @Test
  void isPublishedOnceTheReportIs() {
    assertThat(ConsultationStatus.at(CLOSES, WINDOW, true)).isEqualTo(ConsultationStatus.PUBLISHED);
  }

  @Test
  void changesNextAtTheOpeningThenAtTheClosingThenNoMore() {
    assertThat(ConsultationStatus.nextChange(OPENS.minusMillis(1), WINDOW)).isEqualTo(OPENS);
    assertThat(ConsultationStatus.nextChange(OPENS, WINDOW)).isEqualTo(CLOSES);
    assertThat(ConsultationStatus.nextChange(CLOSES.minusMillis(1), WINDOW)).isEqualTo(CLOSES);
    assertThat(ConsultationStatus.nextChange(CLOSES, WINDOW)).isNull();
  }

  @Test
  void hasAnotherStatusAtEachChange() {
    Instant at = OPENS.minusSeconds(1);
    for (Instant next = ConsultationStatus.nextChange(at, WINDOW);
        next != null;
        next = ConsultationStatus.nextChange(at, WINDOW)) {
      assertThat(ConsultationStatus.at(next, WINDOW, false))
          .isNotEqualTo(ConsultationStatus.at(next.minusMillis(1), WINDOW, false))
          .isNotEqualTo(ConsultationStatus.at(at, WINDOW, false));
      at = next;
    }
    assertThat(at).isEqualTo(CLOSES);
  }
}
