package org.gongkai.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.gongkai.consultation.anchor.Fate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TrailTextTest {

  @ParameterizedTest
  @CsvSource({
    "SAME, 未改动。",
    "EDITED, 有修改，为第四条。",
    "MOVED, 为第四条。",
    "RENUMBERED, 为第四条。",
    "MERGED, 并入第四条。",
    "REMOVED, 已删除。",
    "ORPHANED, 的对应条款尚未确定。"
  })
  void saysWhatBecameOfTheClause(Fate fate, String end) {
    assertThat(TrailText.of(1, "第三条", 3, fate, now("第四条"))).isEqualTo("针对第1版第三条提出；在第3版中" + end);
  }

  @Test
  void namesEachPartOfASplitClause() {
    assertThat(TrailText.of(1, "第三条", 2, Fate.SPLIT, now("第三条", "第四条", null)))
        .isEqualTo("针对第1版第三条提出；在第2版中拆分为第三条、第四条、无编号段落。");
  }

  @ParameterizedTest
  @EnumSource(Fate.class)
  void saysNoMoreOfAClauseOfTheCurrentVersion(Fate fate) {
    assertThat(TrailText.of(2, "第三条", 2, fate, now("第四条"))).isEqualTo("针对第2版第三条提出。");
  }

  @Test
  void leavesOutTheCommaBehindALabel() {
    assertThat(TrailText.of(1, "一、", 2, Fate.MOVED, now("十二、"))).isEqualTo("针对第1版一提出；在第2版中为十二。");
    assertThat(TrailText.of(1, "1、", 2, Fate.SPLIT, now("1、", "2、")))
        .isEqualTo("针对第1版1提出；在第2版中拆分为1、2。");
  }

  @Test
  void keepsEveryOtherLabelAsPrinted() {
    assertThat(TrailText.of(1, "（十一）", 2, Fate.EDITED, now("3．")))
        .isEqualTo("针对第1版（十一）提出；在第2版中有修改，为3．。");
  }

  @Test
  void saysThatAClauseHasNoLabel() {
    assertThat(TrailText.of(1, null, 1, Fate.SAME, List.of())).isEqualTo("针对第1版无编号段落提出。");
    assertThat(TrailText.of(1, null, 2, Fate.MERGED, now("第四条")))
        .isEqualTo("针对第1版无编号段落提出；在第2版中并入第四条。");
  }

  private static List<ClauseLabel> now(@Nullable String... labels) {
    return Arrays.stream(labels).map(label -> new ClauseLabel(Rows.id(1), label, "正文")).toList();
  }
}
