package org.gongkai.comment.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.gongkai.comment.Respondent;
import org.gongkai.comment.RespondentType;
import org.gongkai.consultation.EntryLeave;
import org.gongkai.platform.problem.ProblemLanguage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EntryPolicyTest {

  /** A window from 1 to 31 March; it is 10 April in China, and still 9 April in Greenwich. */
  private static final EntryLeave LEAVE =
      new EntryLeave(
          1,
          List.of(new EntryLeave.Days(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31))),
          Instant.parse("2026-04-09T16:00:00Z"));

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "LETTER, 2026-03-01, -",
        "LETTER, 2026-04-10, 2026-04-10",
        "LETTER, 2026-03-01, 2025-03-01",
        "FAX, 2026-04-10, -"
      })
  void takesDaysWithinTheirBounds(
      OfflineSource source, LocalDate received, @Nullable LocalDate postmarked) {
    assertThat(faults(source, received, postmarked)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "FAX, 2026-04-11, -, RECEIVED_IN_FUTURE, receivedOn",
        "FAX, 2026-02-28, -, RECEIVED_BEFORE_OPENING, receivedOn",
        "LETTER, 2026-03-20, 2026-03-21, POSTMARK_AFTER_RECEIPT, postmarkedOn",
        "LETTER, 2026-03-20, 2025-03-19, POSTMARK_TOO_EARLY, postmarkedOn",
        "FAX, 2026-03-20, 2026-03-19, POSTMARK_NOT_OF_A_LETTER, postmarkedOn"
      })
  void refusesDaysBeyondThem(
      OfflineSource source,
      LocalDate received,
      @Nullable LocalDate postmarked,
      EntryFault fault,
      String field) {
    List<EntryFault.Found> found = faults(source, received, postmarked);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).fault()).isEqualTo(fault);
    assertThat(found.get(0).field()).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "FAX, 2026-03-31, -, false",
        "FAX, 2026-04-01, -, true",
        "LETTER, 2026-03-31, -, false",
        "LETTER, 2026-04-01, -, true",
        "LETTER, 2026-04-10, 2026-03-31, false",
        "LETTER, 2026-04-10, 2026-04-01, true"
      })
  void isLateAfterTheLastDayByThePostmarkOrElseTheReceipt(
      OfflineSource source, LocalDate received, @Nullable LocalDate postmarked, boolean late) {
    assertThat(EntryPolicy.isLate(entry(source, received, postmarked), LEAVE)).isEqualTo(late);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-28, false",
    "2026-03-01, false",
    "2026-03-12, false",
    "2026-03-15, false",
    "2026-03-16, true",
    "2026-03-31, true",
    "2026-04-01, false",
    "2026-04-05, false",
    "2026-04-06, true"
  })
  void isLateOutsideOfEveryWindow(LocalDate postmarked, boolean late) {
    EntryLeave reopened =
        new EntryLeave(
            1,
            List.of(
                days("2026-03-01", "2026-03-10"),
                days("2026-03-01", "2026-03-15"),
                days("2026-04-01", "2026-04-05")),
            LEAVE.at());
    OfflineEntry entry = entry(OfflineSource.LETTER, LocalDate.of(2026, 4, 10), postmarked);
    assertThat(EntryPolicy.isLate(entry, reopened)).isEqualTo(late);
  }

  private static EntryLeave.Days days(String first, String last) {
    return new EntryLeave.Days(LocalDate.parse(first), LocalDate.parse(last));
  }

  @ParameterizedTest
  @EnumSource(EntryFault.class)
  void saysWhatIsWrongInBothLanguages(EntryFault fault) {
    String chinese = fault.message(ProblemLanguage.CHINESE, "1");
    String english = fault.message(ProblemLanguage.ENGLISH, "1");
    assertThat(chinese).isNotBlank().doesNotContain("%s");
    assertThat(chinese.codePoints()).anyMatch(point -> point >= 0x4E00);
    assertThat(english).isNotBlank().doesNotContain("%s");
    assertThat(english.codePoints()).noneMatch(point -> point >= 0x4E00);
  }

  @Test
  void namesTheFirstDay() {
    EntryFault.Found found = faults(OfflineSource.FAX, LocalDate.of(2020, 1, 1), null).get(0);
    assertThat(found.message(ProblemLanguage.CHINESE)).contains("2026-03-01");
  }

  private static List<EntryFault.Found> faults(
      OfflineSource source, LocalDate received, @Nullable LocalDate postmarked) {
    return EntryPolicy.faults(entry(source, received, postmarked), LEAVE);
  }

  private static OfflineEntry entry(
      OfflineSource source, LocalDate received, @Nullable LocalDate postmarked) {
    return new OfflineEntry(
        source,
        null,
        "建议甲。",
        new Respondent(RespondentType.PERSON, null, null),
        true,
        received,
        postmarked,
        null);
  }
}
