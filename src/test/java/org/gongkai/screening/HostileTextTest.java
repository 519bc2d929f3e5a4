package org.gongkai.screening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts how often signs are read: the work must grow with the text and no faster. */
class HostileTextTest {

  private static final WordList WORDS = WordListReader.bundled();
  private static final int LENGTH = 5000;
  private static final int MOST_READS_PER_SIGN = 400;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "0",
        "4",
        "13",
        "1 ",
        "1-",
        "13800000000",
        "138 ",
        "0 ",
        "86",
        "0086 ",
        "+86",
        "一",
        "一三八零",
        "4111 ",
        "6222-",
        "44052419800101001",
        "1、",
        "1*",
        "1**",
        "@",
        "a@",
        "a@b.",
        "a.",
        ".",
        " ",
        "@ ",
        "a @ b . ",
        "路",
        "路1",
        "路1-",
        "1-",
        "1层",
        "1组,",
        "1号",
        "路1号",
        "1栋 ",
        "12层 ",
        "甲",
        "甲1",
        "a",
        "a1",
        "姓名",
        "姓名：",
        "姓名：张",
        "姓名：张·",
        "本人",
        "本人李",
        "我的名字",
        "张·",
        "张 ",
        "\u200B",
        "（0",
        "😀",
        "①",
        "1.",
        "\uD800",
        "加微信"
      })
  void readsEachSignABoundedNumberOfTimes(String unit) {
    long half = reads(unit.repeat(LENGTH / 2 / unit.length()));
    long full =
        reads(unit.repeat(LENGTH / 2 / unit.length()) + unit.repeat(LENGTH / 2 / unit.length()));
    assertThat(full)
        .as("reads of %s", unit)
        .isLessThanOrEqualTo((long) MOST_READS_PER_SIGN * LENGTH);
    assertThat(full).as("growth for %s", unit).isLessThanOrEqualTo(half * 2 + half / 10 + 1000);
  }

  private static long reads(String text) {
    CountingSigns signs = new CountingSigns(text);
    long findings = PersonalData.find(signs, new KnownPerson("张样例", "13800000000")).size();
    findings += WORDS.find(signs).size();
    assertThat(findings).isLessThanOrEqualTo(text.length());
    return signs.reads;
  }

  private static final class CountingSigns extends Signs {
    private long reads;

    CountingSigns(String text) {
      super(text);
    }

    @Override
    int at(int sign) {
      reads++;
      return super.at(sign);
    }
  }
}
