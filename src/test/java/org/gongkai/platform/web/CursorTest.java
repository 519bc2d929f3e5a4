package org.gongkai.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  private static final UUID ID = UUID.fromString("0197a3c0-0000-7000-8000-00000000abcd");

  @Test
  void readsWhatItWrote() {
    assertThat(Cursor.read(Cursor.after(ID))).isEqualTo(ID);
  }

  @Test
  void needsNoEscapingInAnAddress() {
    assertThat(Cursor.after(ID)).matches("[A-Za-z0-9_-]+");
  }

  @ParameterizedTest
  @NullAndEmptySource
  void isAbsentOnTheFirstPage(@Nullable String cursor) {
    assertThat(Cursor.read(cursor)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", " ", "!!!!", "甲", "AAAA", "MQ", "'; drop table comment; --"})
  void refusesGarbage(String cursor) {
    assertThat(refusal(cursor)).isEqualTo(ProblemType.INVALID_CURSOR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1-1-1-1-1", "0-0-0-0-0", "1", "not-a-uuid", "-1-1-1-1-1"})
  void refusesATextThatIsNoIdentifier(String text) {
    assertThat(refusal(base64(text))).isEqualTo(ProblemType.INVALID_CURSOR);
  }

  @Test
  void refusesOtherWaysToWriteTheSameIdentifier() {
    assertThat(refusal(base64(ID.toString().toUpperCase(Locale.ROOT))))
        .isEqualTo(ProblemType.INVALID_CURSOR);
    assertThat(refusal(base64("1" + ID))).isEqualTo(ProblemType.INVALID_CURSOR);
    assertThat(refusal(base64(ID + " "))).isEqualTo(ProblemType.INVALID_CURSOR);
    assertThat(refusal(ID.toString())).isEqualTo(ProblemType.INVALID_CURSOR);
  }

  private static ProblemType refusal(String cursor) {
    ProblemException problem =
        catchThrowableOfType(ProblemException.class, () -> Cursor.read(cursor));
    assertThat(problem).as("refusal of %s", cursor).isNotNull();
    return problem.type();
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }
}
