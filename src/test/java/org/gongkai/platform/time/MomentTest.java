package org.gongkai.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.LocalDate;
import org.gongkai.platform.web.JsonRules;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {

  private final ObjectMapper json = JsonMapper.builder().findAndAddModules().build();

  MomentTest() {
    new JsonRules().customize(json);
  }

  record Period(@Nullable Moment opensAt) {}

  @ParameterizedTest
  @CsvSource({
    "2026-04-01T00:00:00+08:00, 2026-03-31T16:00:00Z",
    "2026-03-31T16:00:00Z, 2026-03-31T16:00:00Z",
    "2026-03-31T11:00:00-05:00, 2026-03-31T16:00:00Z",
    "2026-03-31T21:45:00+05:45, 2026-03-31T16:00:00Z",
    "2026-04-01T00:00+08:00, 2026-03-31T16:00:00Z",
    "2026-04-01T00:00:00.123999+08:00, 2026-03-31T16:00:00.123Z"
  })
  void readsAnInstantInAnyOffset(String text, Instant instant) {
    Moment moment = Moment.parse(text);
    assertThat(moment.text()).isEqualTo(text);
    assertThat(moment.day()).isNull();
    assertThat(moment.start()).isEqualTo(instant);
    assertThat(moment.end()).isEqualTo(instant);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-04-01, 2026-03-31T16:00:00Z, 2026-04-01T16:00:00Z",
    "2026-12-31, 2026-12-30T16:00:00Z, 2026-12-31T16:00:00Z",
    "2028-02-29, 2028-02-28T16:00:00Z, 2028-02-29T16:00:00Z",
    // Clocks in China were put forward on this day, which had 23 hours.
    "1986-05-04, 1986-05-03T16:00:00Z, 1986-05-04T15:00:00Z"
  })
  void readsADayInChinaFromMidnightToMidnight(String text, Instant start, Instant end) {
    Moment moment = Moment.parse(text);
    assertThat(moment.day()).isEqualTo(LocalDate.parse(text));
    assertThat(moment.instant()).isNull();
    assertThat(moment.start()).isEqualTo(start);
    assertThat(moment.end()).isEqualTo(end);
  }

  @Test
  void endsADayWhereTheNextOneBegins() {
    assertThat(Moment.parse("2026-04-01").end()).isEqualTo(Moment.parse("2026-04-02").start());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "tomorrow",
        "明天",
        "20260401",
        "2026-4-1",
        "2026/04/01",
        "2026-13-01",
        "2026-02-29",
        "2026-04-31",
        "2026-04-00",
        "2026-04-01 ",
        "2026-04-01Z",
        "2026-04-01T00:00:00",
        "2026-04-01T24:00:00+08:00",
        "2026-04-01T25:00:00+08:00",
        "2026-04-01 00:00:00+08:00",
        "2026-04-01T00:00:00+19:00",
        "2026-04-01T00:00:00+08:00[Asia/Shanghai]"
      })
  void refusesWhatIsNeither(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1900-01-01", "2999-12-31", "2999-12-31T15:59:59Z", "2999-12-31T23:59:59+08:00"})
  void takesTheFirstAndTheLastYear(String text) {
    assertThat(Moment.parse(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1899-12-31",
        "3000-01-01",
        "0000-01-01",
        // Already the next year in China.
        "2999-12-31T16:00:00Z",
        "0001-01-01T00:00:00Z",
        "-0001-01-01T00:00:00Z",
        "+10000-01-01T00:00:00Z",
        "+999999999-12-31T23:59:59-18:00",
        "-999999999-01-01T00:00:00+18:00"
      })
  void refusesAYearThatNobodyPlansFor(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> parse(text));
  }

  @Test
  void writesAnInstantInChina() {
    Moment moment = Moment.at(Instant.parse("2026-03-31T16:00:00.5Z"));
    assertThat(moment.text()).isEqualTo("2026-04-01T00:00:00.5+08:00");
    assertThat(Moment.parse(moment.text()).start()).isEqualTo(moment.start());
  }

  @Test
  void isAnInstantOrADay() {
    Moment neither = new Moment("", null, null);
    assertThatThrownBy(() -> neither.start()).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> neither.end()).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"opensAt\":\"2026-04-01\"}",
        "{\"opensAt\":\"2026-04-01T00:00:00Z\"}",
        "{\"opensAt\":null}"
      })
  void isAPlainTextInJson(String text) throws JsonProcessingException {
    assertThat(json.writeValueAsString(json.readValue(text, Period.class))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"2026-4-1\"",
        "20260401",
        "{}",
        "{\"text\":\"2026-04-01\"}",
        "[]",
        "true"
      })
  void isNothingElseInJson(String value) {
    String text = "{\"opensAt\":" + value + "}";
    assertThatThrownBy(() -> json.readValue(text, Period.class))
        .isInstanceOf(JsonMappingException.class);
  }

  private static void parse(String text) {
    Moment unused = Moment.parse(text);
  }
}
