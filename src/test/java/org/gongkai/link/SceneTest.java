package org.gongkai.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SceneTest {

  @ParameterizedTest
  @CsvSource({
    "CONSULTATION, 1, c1",
    "NOTICE, 61, nz",
    "NOTICE, 62, n10",
    "CONSULTATION, 3843, czz",
    "CONSULTATION, 3844, c100",
    "NOTICE, 839299365868340223, nzzzzzzzzzz"
  })
  void isALetterAndANumber(LinkTarget target, long number, String text) {
    Scene scene = new Scene(target, number);
    assertThat(scene).hasToString(text);
    assertThat(Scene.read(text)).isEqualTo(scene);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "c",
        "n",
        "x1",
        "C1",
        "c0",
        "c01",
        "c-1",
        "c 1",
        "c1 ",
        "c1\n",
        "c%31",
        "c١",
        "中1",
        "c12345678901",
        "1c",
        "scene=c1"
      })
  void isNothingElse(String text) {
    assertThat(Scene.read(text)).isNull();
  }

  @Test
  void fitsIntoWhatThePlatformTakes() {
    for (long number = 1; number > 0 && number < Long.MAX_VALUE / 97; number *= 97) {
      assertThat(new Scene(LinkTarget.NOTICE, number).toString()).matches("[0-9A-Za-z]{2,32}");
    }
  }
}
