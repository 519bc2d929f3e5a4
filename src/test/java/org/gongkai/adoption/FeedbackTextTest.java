package org.gongkai.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeedbackTextTest {

  private static final FeedbackTotals TOTALS = new FeedbackTotals(21, 1, 2, 3, 4, 5, 6);

  @Test
  void summaryNamesEveryTotal() {
    assertThat(FeedbackText.summary(TOTALS))
        .isEqualTo("共收到意见 21 条：采纳 1 条，部分采纳 2 条，未采纳 3 条，已记录 4 条，不属于征求意见范围 5 条，撤回 6 条。");
  }

  @Test
  void bodySaysThatNothingCame() {
    FeedbackTotals none = new FeedbackTotals(0, 0, 0, 0, 0, 0, 0);
    assertThat(FeedbackText.body(none, List.of()))
        .isEqualTo("<p>" + FeedbackText.summary(none) + "</p><p>征求意见期间没有收到意见。</p>");
  }

  @Test
  void bodyWithoutItemsHasTheSummaryAndNoTable() {
    assertThat(FeedbackText.body(TOTALS, List.of()))
        .isEqualTo("<p>" + FeedbackText.summary(TOTALS) + "</p>");
  }

  @Test
  void bodyHasOneRowForEachItem() {
    FeedbackItem item =
        new FeedbackItem(7, "甲**", "（二）", "建议公开。", Outcome.PARTLY_ADOPTED, "已写明。", "（三）", null);
    assertThat(FeedbackText.body(TOTALS, List.of(item)))
        .contains(
            "<tr><td>7</td><td>甲**</td><td>（二）</td><td>建议公开。</td><td>部分采纳</td>"
                + "<td>已修改（三）。已写明。</td></tr>");
  }

  @Test
  void bodySaysWhatIsAboutTheWholeDraft() {
    assertThat(FeedbackText.body(TOTALS, List.of(item(1, "建议公开。")))).contains("<td>全文</td>");
  }

  @Test
  void bodyTellsNoClauseOfWhatIsNotPublic() {
    FeedbackItem item = new FeedbackItem(1, "甲**", null, null, Outcome.ADOPTED, null, null, null);
    assertThat(FeedbackText.body(TOTALS, List.of(item)))
        .contains("<td>—</td><td>（不公开）</td><td>采纳</td><td></td></tr>");
  }

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void bodyNamesTheOutcomeInChinese(Outcome outcome) {
    FeedbackItem item = new FeedbackItem(1, "甲**", null, null, outcome, null, null, null);
    assertThat(FeedbackText.body(TOTALS, List.of(item)))
        .contains("<td>" + outcome.chinese() + "</td>");
  }

  @Test
  void escapesWhatPeopleWroteInEveryCell() {
    String typed = "<script>alert(\"1\")</script>&amp;";
    String shown = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;amp;";
    FeedbackItem item = new FeedbackItem(1, typed, typed, typed, Outcome.NOTED, typed, typed, null);
    String body = FeedbackText.body(TOTALS, List.of(item));
    assertThat(body)
        .doesNotContain("<script")
        .contains(
            "<td>" + shown + "</td><td>" + shown + "</td><td>" + shown + "</td>",
            "<td>已修改" + shown + "。" + shown + "</td>");
  }

  @Test
  void keepsTheLinesOfAComment() {
    assertThat(FeedbackText.body(TOTALS, List.of(item(1, "一\n二")))).contains("<td>一<br>二</td>");
  }

  @Test
  void showsAllRowsUpToItsLimit() {
    String body = FeedbackText.body(TOTALS, items(FeedbackText.MAX_ROWS));
    assertThat(body).contains("<td>" + FeedbackText.MAX_ROWS + "</td>").doesNotContain("其余见");
  }

  @Test
  void saysThatThereAreMoreBeyondItsLimit() {
    String body = FeedbackText.body(TOTALS, items(FeedbackText.MAX_ROWS + 1));
    assertThat(body.split("<tr><td>", -1)).hasSize(FeedbackText.MAX_ROWS + 1);
    assertThat(body).endsWith("<p>以上为前 200 条，其余见采纳情况全文。</p>");
  }

  private static List<FeedbackItem> items(int size) {
    return IntStream.rangeClosed(1, size).mapToObj(number -> item(number, "建议公开。")).toList();
  }

  private static FeedbackItem item(int number, @Nullable String text) {
    return new FeedbackItem(number, "甲**", null, text, Outcome.NOTED, "感谢您的意见，已经记录。", null, null);
  }
}
