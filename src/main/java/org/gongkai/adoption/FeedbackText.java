package org.gongkai.adoption;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a feedback report as a content: its summary and its HTML table. */
final class FeedbackText {

  /** Most rows of the table; the report itself has all of them. */
  static final int MAX_ROWS = 200;

  private FeedbackText() {}

  static String summary(FeedbackTotals totals) {
    return String.format(
        Locale.ROOT,
        "共收到意见 %d 条：采纳 %d 条，部分采纳 %d 条，未采纳 %d 条，已记录 %d 条，不属于征求意见范围 %d 条，撤回 %d 条。",
        totals.received(),
        totals.adopted(),
        totals.partlyAdopted(),
        totals.notAdopted(),
        totals.noted(),
        totals.outOfScope(),
        totals.withdrawn());
  }

  static String body(FeedbackTotals totals, List<FeedbackItem> items) {
    StringBuilder html = new StringBuilder("<p>").append(escape(summary(totals))).append("</p>");
    if (items.isEmpty()) {
      return html.toString();
    }
    html.append("<table><thead><tr><th>序号</th><th>意见人</th><th>条款</th><th>意见</th>")
        .append("<th>采纳情况</th><th>理由</th></tr></thead><tbody>");
    items.stream().limit(MAX_ROWS).forEach(item -> row(html, item));
    html.append("</tbody></table>");
    if (items.size() > MAX_ROWS) {
      html.append("<p>以上为前 ").append(MAX_ROWS).append(" 条，其余见采纳情况全文。</p>");
    }
    return html.toString();
  }

  private static void row(StringBuilder html, FeedbackItem item) {
    html.append("<tr>");
    cell(html, Integer.toString(item.number()));
    cell(html, item.respondent());
    cell(html, item.clause() == null ? "全文" : item.clause());
    cell(html, item.text() == null ? "（不公开）" : item.text());
    cell(html, item.outcome().chinese());
    cell(html, reason(item));
    html.append("</tr>");
  }

  private static String reason(FeedbackItem item) {
    String changed = item.changedClause() == null ? "" : "已修改" + item.changedClause() + "。";
    return changed + (item.reason() == null ? "" : item.reason());
  }

  private static void cell(StringBuilder html, String text) {
    html.append("<td>").append(escape(text)).append("</td>");
  }

  private static String escape(@Nullable String text) {
    return text == null
        ? ""
        : text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
            .replace("\n", "<br>");
  }
}
