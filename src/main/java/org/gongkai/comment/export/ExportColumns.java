package org.gongkai.comment.export;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.gongkai.comment.Comments;
import org.gongkai.platform.security.FieldCipher;
import org.gongkai.platform.table.TableColumn;

/**
 * The columns of an export. Those with personal data stand side by side, so that they are seen to
 * be there; their cells are decrypted where the cells are written, which is no event loop.
 */
@ApplicationScoped
class ExportColumns {

  private static final List<TableColumn<ExportRow>> WHO_AND_WHEN =
      List.of(
          TableColumn.text("id", "编号", row -> row.id().toString()),
          TableColumn.text("receipt", "回执号", ExportRow::receipt),
          TableColumn.number("number", "采纳情况序号", ExportRow::number),
          TableColumn.text("source", "来源", ExportRow::source),
          TableColumn.date("receivedOn", "收到日期", ExportRow::receivedOn),
          TableColumn.instant("submittedAt", "登记时间", ExportRow::submittedAt),
          TableColumn.bool("late", "逾期收到", ExportRow::late),
          TableColumn.text("respondentType", "意见人类型", ExportRow::respondentType),
          TableColumn.text("respondent", "意见人（隐名）", ExportRow::respondent));

  private static final List<TableColumn<ExportRow>> WHAT =
      List.of(
          TableColumn.text("clause", "条款", ExportRow::clause),
          TableColumn.number("draftVersion", "征求意见稿版本", ExportRow::draftVersion),
          TableColumn.text("text", "意见原文", ExportRow::text),
          TableColumn.text("publicText", "公开文本", ExportRow::publicText),
          TableColumn.bool("publishConsent", "同意公开", ExportRow::publishConsent),
          TableColumn.text("status", "状态", ExportRow::status),
          TableColumn.text("statusReason", "状态理由", ExportRow::statusReason),
          TableColumn.text("class", "分类", ExportRow::commentClass),
          TableColumn.text("handlingUnit", "办理单位", ExportRow::handlingUnit),
          TableColumn.text(
              "groupId", "归并组", row -> row.groupId() == null ? null : row.groupId().toString()),
          TableColumn.text("outcome", "采纳结论", ExportRow::outcome),
          TableColumn.text("reason", "采纳理由", ExportRow::reason),
          TableColumn.text("changedClause", "修改条款", ExportRow::changedClause));

  private final FieldCipher cipher;

  ExportColumns(FieldCipher cipher) {
    this.cipher = cipher;
  }

  /** From left to right. */
  List<TableColumn<ExportRow>> of(boolean personal) {
    return Stream.of(WHO_AND_WHEN, personal ? personal() : List.<TableColumn<ExportRow>>of(), WHAT)
        .flatMap(List::stream)
        .toList();
  }

  private List<TableColumn<ExportRow>> personal() {
    return List.of(
        TableColumn.text(
            "name", "姓名或名称", row -> cipher.decryptIfThere(Comments.NAME, row.sealedName())),
        TableColumn.text(
            "phone", "联系电话", row -> cipher.decryptIfThere(Comments.PHONE, row.sealedPhone())));
  }
}
