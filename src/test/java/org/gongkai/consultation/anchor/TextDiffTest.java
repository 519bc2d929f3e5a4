package org.gongkai.consultation.anchor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDiffTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final List<String> PIECES =
      List.of(
          "的",
          "人民政府",
          "，",
          "。",
          "2026年8月5日",
          "3.5%",
          "GB50016",
          "𠮷",
          "👨‍👩‍👧",
          "é",
          "\n",
          "（一）");

  private static String marked(String oldText, String newText) {
    return TextDiff.between(oldText, newText).stream()
        .map(
            run ->
                switch (run.op()) {
                  case EQUAL -> run.text();
                  case DELETE -> "[-" + run.text() + "]";
                  case INSERT -> "[+" + run.text() + "]";
                })
        .collect(Collectors.joining());
  }

  private static void assertExact(String oldText, String newText) {
    List<Run> runs = TextDiff.between(oldText, newText);
    assertEquals(oldText, without(Op.INSERT, runs));
    assertEquals(newText, without(Op.DELETE, runs));
    for (int k = 0; k < runs.size(); k++) {
      String text = runs.get(k).text();
      assertFalse(text.isEmpty());
      assertFalse(Character.isLowSurrogate(text.charAt(0)));
      assertFalse(Character.isHighSurrogate(text.charAt(text.length() - 1)));
      assertTrue(k == 0 || runs.get(k).op() != runs.get(k - 1).op());
    }
  }

  private static String without(Op op, List<Run> runs) {
    return runs.stream().filter(run -> run.op() != op).map(Run::text).collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "应当定期检查 | 应当每月检查 | 应当[-定期][+每月]检查",
        "不少于15日 | 不少于125日 | 不少于[-15][+125]日",
        "自2026年8月5日起施行 | 自2026年9月5日起施行 | 自[-2026年8月5日][+2026年9月5日]起施行",
        "使用Wechat登录 | 使用Weibo登录 | 使用[-Wechat][+Weibo]登录",
        "甲的乙 | 丙的丁 | [-甲的乙][+丙的丁]",
        "增长3.5%以上 | 增长4.5%以上 | 增长[-3.5%][+4.5%]以上",
        "保存档案 | 妥善保存档案 | [+妥善]保存档案",
        "有𠮷字 | 有𠮸字 | 有[-𠮷][+𠮸]字",
        "相同 | 相同 | 相同"
      })
  void marksAsAPersonWould(String oldText, String newText, String expected) {
    assertEquals(expected, marked(oldText, newText));
  }

  @Test
  void emptyTextsAreAllowed() {
    assertEquals(List.of(), TextDiff.between("", ""));
    assertEquals(List.of(new Run(Op.INSERT, "新")), TextDiff.between("", "新"));
    assertEquals(List.of(new Run(Op.DELETE, "旧")), TextDiff.between("旧", ""));
  }

  @Test
  void theRunsGiveBothTextsBack() {
    Random random = new Random(11);
    for (int k = 0; k < 2000; k++) {
      assertExact(text(random, random.nextInt(30)), text(random, random.nextInt(30)));
    }
  }

  @Test
  void theRunsGiveLongTextsBack() {
    Random random = new Random(12);
    Phrases phrases = new Phrases(random);
    for (int k = 0; k < 10; k++) {
      String text = text(random, 900) + phrases.clause().repeat(k) + text(random, 900);
      assertExact(text, phrases.edited(text.replace("👨‍👩‍👧", "户").replace("𠮷", "吉"), 0.2));
    }
  }

  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < length; k++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  @Test
  void aLongTextIsComparedWithinItsSentences() {
    Phrases phrases = new Phrases(new Random(13));
    StringBuilder text = new StringBuilder();
    while (text.length() < 20_000) {
      text.append(phrases.sentence());
    }
    String old = text.toString();
    String edited = old.replace("应当", "应");
    List<Run> runs = TextDiff.between(old, edited);
    assertExact(old, edited);
    int deleted =
        runs.stream().filter(r -> r.op() == Op.DELETE).mapToInt(r -> r.text().length()).sum();
    assertTrue(deleted < old.length() / 20, () -> "deleted " + deleted);
  }

  @Test
  void whollyDifferentTextsDoNotTakeLong() {
    Phrases phrases = new Phrases(new Random(14));
    StringBuilder text = new StringBuilder();
    while (text.length() < 100_000) {
      text.append(phrases.sentence());
    }
    String other = new StringBuilder(text).reverse().toString();
    assertTimeoutPreemptively(LIMIT, () -> assertExact(text.toString(), other));
    assertTimeoutPreemptively(LIMIT, () -> assertExact("甲乙".repeat(50_000), "乙丙甲".repeat(30_000)));
    assertTimeoutPreemptively(
        LIMIT, () -> assertExact("甲。乙，".repeat(25_000), "乙，丙。".repeat(25_000)));
  }
}
