package org.gongkai.consultation.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The limit is far above what is needed, so that only a wrong order of growth breaks it. */
class HugeTextTest {

  private static final int SIZE = 2_000_000;
  private static final int LINES = 49_000;
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Test
  void readsALongDraftAndItsCopy() {
    StringBuilder text = new StringBuilder("青禾镇示例管理办法\n");
    for (int i = 1; i < DraftTextParser.MAX_CLAUSES; i++) {
      text.append("第").append(i).append("条　").append(("规范" + i + "管理，").repeat(20)).append('\n');
    }
    String page = text + "打印\n" + text;
    ParsedDraft draft = assertTimeoutPreemptively(LIMIT, () -> DraftTextParser.parse(page));
    assertEquals(DraftTextParser.MAX_CLAUSES - 1, draft.clauses().size());
    assertEquals(DraftTextParser.MAX_CLAUSES + 1, draft.setAside().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(", "第", "一", "1", "2026", "《", "、", "• ", "\u200B", "第一条第二条", "[", "- ", "\n", "甲\n"
      })
  void staysLinearOnRepeatedText(String unit) {
    String text = "办法\n一、甲\n" + unit.repeat(SIZE / unit.length());
    assertTimeoutPreemptively(LIMIT, () -> parseOrRefuse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "一、甲%d",
        "第一条%d",
        "2026年8月5日",
        "人民政府",
        "电话%d",
        "目录",
        "(征求意见稿)",
        "附件：1.%d",
        "征求意见的公告%d",
        "征求%d意见稿(征求意见稿)",
        "《甲》%d征求意见的函",
      })
  void staysLinearOnManyLines(String pattern) {
    StringBuilder text = new StringBuilder("办法\n一、甲\n");
    for (int i = 0; i < LINES; i++) {
      text.append(pattern.replace("%d", Integer.toString(i))).append('\n');
    }
    assertTimeoutPreemptively(LIMIT, () -> parseOrRefuse(text.toString()));
  }

  private static void parseOrRefuse(String text) {
    try {
      ParsedDraft unused = DraftTextParser.parse(text);
    } catch (DraftFormatException e) {
      assertEquals(DraftFormatException.Reason.TOO_MANY_CLAUSES, e.reason());
    }
  }
}
