package org.gongkai.adoption;

import java.util.List;
import java.util.Map;
import org.gongkai.platform.table.TableColumn;

/** The columns of open data. */
final class OpenDataColumns {

  static final List<TableColumn<OpenDataRow>> ALL =
      List.of(
          TableColumn.number("number", "序号", OpenDataRow::number),
          TableColumn.text("clause", "条款", OpenDataRow::clause),
          TableColumn.text("text", "意见", OpenDataRow::text),
          TableColumn.text("outcome", "采纳情况", row -> row.outcome().name()),
          TableColumn.text("reason", "理由", OpenDataRow::reason),
          TableColumn.text("changedClause", "修改条款", OpenDataRow::changedClause),
          TableColumn.text("source", "来源", OpenDataRow::source),
          TableColumn.text("respondentType", "意见人类型", OpenDataRow::respondentType),
          TableColumn.date("publishedOn", "公布日期", OpenDataRow::publishedOn));

  private static final Map<String, String> MEANINGS =
      Map.of(
          "number", "在采纳情况中的序号，按收到先后",
          "clause", "意见所针对条款的标号；针对全文或者意见不公开的为空",
          "text", "隐去个人信息后的意见；不公开的为空",
          "outcome",
              "ADOPTED 采纳，PARTLY_ADOPTED 部分采纳，NOT_ADOPTED 未采纳，NOTED 已记录，OUT_OF_SCOPE 不属于本次征求意见范围",
          "reason", "采纳或者不采纳的理由",
          "changedClause", "据以修改的条款的标号",
          "source", "意见来源；数量少到可能指向个人的为空",
          "respondentType", "意见人类型；数量少到可能指向个人的为空",
          "publishedOn", "采纳情况的公布日期（北京时间）");

  private OpenDataColumns() {}

  /** What the columns mean, from left to right. */
  static List<OpenDataView.Column> described() {
    return ALL.stream().map(OpenDataColumns::described).toList();
  }

  private static OpenDataView.Column described(TableColumn<OpenDataRow> column) {
    return new OpenDataView.Column(
        column.name(),
        column.heading(),
        column.kind().name(),
        MEANINGS.getOrDefault(column.name(), column.heading()));
  }
}
