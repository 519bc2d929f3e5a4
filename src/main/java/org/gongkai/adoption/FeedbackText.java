package org.gongkai.adoption;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.gongkai.citizen.InboxKind;
import org.gongkai.comment.CommentService;
import org.gongkai.consultation.ConsultationItem;
import org.jspecify.annotations.Nullable;

/** Writes a feedback report as a content: its summary and its HTML table. */
final class FeedbackText {

  /** Most rows of the table; the report itself has all of them. */
  static final int MAX_ROWS = 200;

  private FeedbackText() {}

  private static final int MAX_TITLE = 200;

  static String title(String consultation) {
    String title = "意见征集采纳情况：" + consultation;
    return title.codePointCount(0, title.length()) <= MAX_TITLE
        ? title
        : title.substring(0, title.offsetByCodePoints(0, MAX_TITLE));
  }

  /** What the authors of the answered comments are told. */
  static CommentService.Notice notice(ConsultationItem consultation, Instant at) {
    return new CommentService.Notice(
        consultation.id(),
        InboxKind.ANSWER_PUBLISHED,
        "您的意见已有答复",
        "“" + consultation.title() + "”的采纳情况已经公布，您可以查看对您的意见的答复。",
        at);
  }

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
      return totals.received() == 0
          ? html.append("<p>征求意见期间没有收到意见。</p>").toString()
          : html.toString();
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
    cell(html, clause(item));
    cell(html, item.text() == null ? "（不公开）" : item.text());
    cell(html, item.outcome().chinese());
    cell(html, reason(item));
    html.append("</tr>");
  }

  /** Of what is not shown nobody may be told that it is about the whole draft. */
  private static String clause(FeedbackItem item) {
    if (item.text() == null) {
      return "—";
    }
    return item.clause() == null ? "全文" : item.clause();
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
