package org.gongkai.comment.offline;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The columns of a table of comments, each with its names in Chinese and in English. */
enum BulkColumn {
  SOURCE("source", true, "来源"),
  CLAUSE("clause", false, "条款"),
  TEXT("text", true, "意见"),
  TYPE("respondentType", true, "类型"),
  NAME("name", false, "姓名"),
  PHONE("phone", false, "电话"),
  CONSENT("publishConsent", true, "同意公开"),
  RECEIVED("receivedOn", true, "收到日期"),
  POSTMARKED("postmarkedOn", false, "邮戳日期"),
  ARCHIVE("archiveNumber", false, "档号");

  private final String field;
  private final boolean mandatory;
  private final String chinese;

  BulkColumn(String field, boolean mandatory, String chinese) {
    this.field = field;
    this.mandatory = mandatory;
    this.chinese = chinese;
  }

  /** The English name. */
  String field() {
    return field;
  }

  /** The Chinese name. */
  String chinese() {
    return chinese;
  }

  boolean isMandatory() {
    return mandatory;
  }

  /** The column with a heading; null for an unknown one. */
  static @Nullable BulkColumn of(String heading) {
    String name = heading.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(
            column ->
                column.chinese.equals(name) || column.field.toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElse(null);
  }

  /** All columns in the order of a template. */
  static List<BulkColumn> all() {
    return List.of(values());
  }
}
