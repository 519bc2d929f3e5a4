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
      boolean whiteSpace = c == 0x9 || c == 0xA || c == 0xD;
      boolean forbidden = (c < 0x20 && !whiteSpace) || isSurrogate(c) || c > 0xFFFD;
      String text = "甲" + (char) c + "乙";
      assertThat(XmlText.clean(text)).as("U+%04X", c).isEqualTo(forbidden ? "甲乙" : text);
    }
  }

  @Test
  void dropsSurrogatesInTheWrongOrder() {
    assertThat(XmlText.clean("甲\udc00\ud800乙")).isEqualTo("甲乙");
  }

  private static boolean isSurrogate(int c) {
    return c >= 0xD800 && c <= 0xDFFF;
  }
}
