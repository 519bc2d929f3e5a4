package org.gongkai.platform.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+8613800000000",
        "-1",
        "@SUM(A1)",
        "\t甲",
        "\r甲",
        "\n甲",
        "＝1",
        "＋1",
        "－1",
        "＠甲",
        "﹦1",
        "﹢1",
        "﹣1",
        "﹫甲",
        "\u22121",
        "  =1",
        "　=1",
        "\u00A0=1",
        "\u200B=1",
        "\uFEFF=1",
        "\u202E=1",
        "\u0001=1",
        "\u0301=1",
        "'=1",
        "\"=1",
        "“=1",
        "「＝1",
        "\" '\u200B =cmd|' /C calc'!A0"
      })
  void guardsWhatASpreadsheetMightCalculate(String text) {
    assertEquals("'" + text, FormulaGuard.guarded(text));
    assertEquals(text, FormulaGuard.restored("'" + text));
    assertEquals(text, FormulaGuard.restored(FormulaGuard.guarded(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "'", "甲", "甲=乙", "a@b", "1-2", "'甲'", "“引用”第三条", "（=1）", "😀=1", "#REF!", "—甲",
        "·=", " \t甲"
      })
  void leavesOtherTextsAlone(String text) {
    assertEquals(text, FormulaGuard.guarded(text));
    assertEquals(text, FormulaGuard.restored(text));
  }
}
