package org.gongkai.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberCursorTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 20, Integer.MAX_VALUE})
  void readsWhatItWrote(int number) {
    assertThat(NumberCursor.read(NumberCursor.after(number))).isEqualTo(number);
  }

  @ParameterizedTest
  @NullAndEmptySource
  void beginsAtTheFirstWithoutOne(@Nullable String cursor) {
    assertThat(NumberCursor.read(cursor)).isZero();
  }

  /** Of 0, -5, 01, no number, too large a number, padding, and no Base64. */
  @ParameterizedTest
  @ValueSource(strings = {"MA", "LTU", "MDE", "YWJj", "OTk5OTk5OTk5OTk", "MQ==", "!!!"})
  void takesNoOther(String cursor) {
    ProblemException problem =
        catchThrowableOfType(ProblemException.class, () -> NumberCursor.read(cursor));
    assertThat(problem.type()).isEqualTo(ProblemType.INVALID_CURSOR);
  }

  @Test
  void isShort() {
    assertThat(NumberCursor.after(1)).isEqualTo("MQ");
  }
}
