package org.gongkai.channel.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"", "公开", "a & b < c > d \"e\" 'f'", "一\t二\n三\r\n四", "𠮷👍", "\u0085\ufffd"})
  void keepsWhatXmlAllows(String text) {
    assertThat(XmlText.clean(text)).isEqualTo(text);
  }

  @Test
  void dropsEveryCharacterThatXmlForbids() {
    for (int c = 0; c <= 0xFFFF; c++) {
      boolean allowed =
          c == 0x9
              || c == 0xA
              || c == 0xD
              || c >= 0x20 && c <= 0xD7FF
              || c >= 0xE000 && c <= 0xFFFD;
      String text = "甲" + (char) c + "乙";
      assertThat(XmlText.clean(text)).as("U+%04X", c).isEqualTo(allowed ? text : "甲乙");
    }
  }

  @Test
  void dropsSurrogatesInTheWrongOrder() {
    assertThat(XmlText.clean("甲\udc00\ud800乙")).isEqualTo("甲乙");
  }
}
