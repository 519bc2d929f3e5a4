package org.gongkai.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.gongkai.consultation.ConsultationStatus.Progress;
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
    assertThat(ConsultationStatus.at(OPENS.plusMillis(millis), WINDOW, Progress.NONE))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"-1, OPEN", "0, CLOSED", "1, CLOSED"})
  void closesAtTheClosingInstantItself(long millis, ConsultationStatus expected) {
    assertThat(ConsultationStatus.at(CLOSES.plusMillis(millis), WINDOW, Progress.NONE))
        .isEqualTo(expected);
  }

  @Test
  void isPlannedWithoutAWindow() {
    assertThat(ConsultationStatus.at(OPENS, null, Progress.NONE))
        .isEqualTo(ConsultationStatus.PLANNED);
    assertThat(ConsultationStatus.nextChange(OPENS, null)).isNull();
  }

  @Test
  void isPublishedOnceTheReportIs() {
    Progress published = new Progress(true, true, false);
    assertThat(ConsultationStatus.at(CLOSES, WINDOW, published))
        .isEqualTo(ConsultationStatus.PUBLISHED);
  }

  @Test
  void isAnsweredFromTheClosingOn() {
    Progress answering = new Progress(true, false, false);
    assertThat(ConsultationStatus.at(CLOSES.minusMillis(1), WINDOW, answering))
        .isEqualTo(ConsultationStatus.OPEN);
    assertThat(ConsultationStatus.at(CLOSES, WINDOW, answering))
        .isEqualTo(ConsultationStatus.ADOPTING);
  }

  @Test
  void isDecidedOnlyWhenItIsAnsweredToo() {
    assertThat(ConsultationStatus.at(CLOSES, WINDOW, new Progress(true, true, true)))
        .isEqualTo(ConsultationStatus.DECIDED);
    assertThat(ConsultationStatus.at(CLOSES, WINDOW, new Progress(true, false, true)))
        .isEqualTo(ConsultationStatus.ADOPTING);
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
      assertThat(ConsultationStatus.at(next, WINDOW, Progress.NONE))
          .isNotEqualTo(ConsultationStatus.at(next.minusMillis(1), WINDOW, Progress.NONE))
          .isNotEqualTo(ConsultationStatus.at(at, WINDOW, Progress.NONE));
      at = next;
    }
    assertThat(at).isEqualTo(CLOSES);
  }
}
