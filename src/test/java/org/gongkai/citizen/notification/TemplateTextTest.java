package org.gongkai.citizen.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.gongkai.testsupport.InjectionCorpus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TemplateTextTest {

  @Test
  void leavesWhatFits() {
    assertThat(TemplateText.fit(FieldType.THING, "字".repeat(20))).isEqualTo("字".repeat(20));
    assertThat(TemplateText.fit(FieldType.PHRASE, "部分采纳")).isEqualTo("部分采纳");
    assertThat(TemplateText.fit(FieldType.TIME, "2026年1月2日 03:04")).isEqualTo("2026年1月2日 03:04");
    assertThat(TemplateText.fit(FieldType.DATE, "2026年1月2日 03:04")).isEqualTo("2026年1月2日 03:04");
  }

  @Test
  void shortensAFreeTextToNineteenCharactersAndAnEllipsis() {
    assertThat(TemplateText.fit(FieldType.THING, "关于公开征求《青禾镇生活垃圾分类管理办法》意见的公告"))
        .isEqualTo("关于公开征求《青禾镇生活垃圾分类管理办…")
        .hasSize(20);
  }

  @Test
  void cutsNoCharacterInTwo() {
    String wide = "𠮷".repeat(21);
    assertThat(TemplateText.fit(FieldType.THING, wide)).isEqualTo("𠮷".repeat(19) + "…");
    assertThat(TemplateText.fit(FieldType.THING, "𠮷".repeat(20))).isEqualTo("𠮷".repeat(20));
  }

  @ParameterizedTest
  @CsvSource({
    "PHRASE, 不属于本次范围, 不属于本次",
    "PHRASE, 已 a1采纳！, 已采纳",
    "NAME, 一二三四五六七八九十百, 一二三四五六七八九十",
    "NAME, abcdefghijklmnopqrstuvwxyz, abcdefghijklmnopqrst",
    "NAME, 甲bcdefghijklmn, 甲bcdefghij",
    "CHARACTER_STRING, 回执7K3M-9QTA, 7K3M-9QTA",
    "CHARACTER_STRING, 0123456789012345678901234567890123, 01234567890123456789012345678901",
    "NUMBER, 共12.5条, 12.5",
    "LETTER, a1b2, ab",
    "SYMBOL, a!?，。；、, !?，。；",
    "AMOUNT, 计￥12.50元, ￥12.50元",
    "PHONE_NUMBER, 电话+86 000-0000000000000, +86 000-000000000",
    "CAR_NUMBER, 样A·123456789, 样A123456"
  })
  void keepsToTheTypesCharactersAndLength(FieldType type, String value, String fitted) {
    assertThat(TemplateText.fit(type, value)).isEqualTo(fitted);
  }

  @ParameterizedTest
  @EnumSource(FieldType.class)
  void sendsNoLineBreakNoControlCharacterAndNothingEmpty(FieldType type) {
    for (String value : new String[] {"", " \n", "\u0000\u200b\u2028\ud800", "采\r\n纳\tA1!\u0007"}) {
      String fitted = TemplateText.fit(type, value);
      assertThat(fitted)
          .isNotBlank()
          .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
      assertThat(fitted.codePointCount(0, fitted.length())).isLessThanOrEqualTo(type.most());
    }
  }

  @ParameterizedTest
  @EnumSource(FieldType.class)
  void sendsHostileTextsAsOneLine(FieldType type) {
    for (String value : InjectionCorpus.texts()) {
      assertThat(TemplateText.fit(type, value))
          .isNotBlank()
          .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
    }
  }

  @Test
  void setsASpaceForALineBreak() {
    assertThat(TemplateText.fit(FieldType.THING, "第一行\r\n第二行")).isEqualTo("第一行 第二行");
  }
}
