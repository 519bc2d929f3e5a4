package org.gongkai.comment.offline;

import java.util.Locale;
import org.gongkai.platform.problem.ProblemLanguage;

/** What can be wrong with an entry, for the clerk who corrects it. Repeats nothing personal. */
enum EntryFault {
  REQUIRED("必须填写", "required"),
  UNKNOWN_VALUE("取值不在允许范围内", "not one of the values allowed"),
  DATE_UNREADABLE("日期应当写作 2026-03-01", "a day is written 2026-03-01"),
  RECEIVED_IN_FUTURE("收到日期晚于今天", "later than today"),
  RECEIVED_BEFORE_OPENING("收到日期早于征求意见开始之日 %s", "earlier than the window's first day, %s"),
  POSTMARK_NOT_OF_A_LETTER("只有来信可以填写邮戳日期", "only a letter has a postmark"),
  POSTMARK_AFTER_RECEIPT("邮戳日期晚于收到日期", "later than the day of receipt"),
  POSTMARK_TOO_EARLY("邮戳日期比收到日期早一年以上", "more than a year before the day of receipt"),
  TEXT_EMPTY("意见至少需要 1 个字", "at least 1 character"),
  TEXT_TOO_LONG("意见最多 %s 个字", "at most %s characters"),
  TOO_LONG("最多 %s 个字", "at most %s characters"),
  PHONE_UNREADABLE("电话应当是 5 至 20 位数字", "a telephone number of 5 to 20 digits"),
  CLAUSE_UNKNOWN("公布的征求意见稿中没有该条款", "not a clause of a public draft"),
  CLAUSE_AMBIGUOUS("有多个条款使用该序号，请填写条款编号", "several clauses have this label; name its id"),
  ALREADY_ENTERED(
      "此前已经登记，回执为 %s；确属另一件的，请填写不同的档号",
      "entered before under receipt %s; another letter has another archive number"),
  SAME_AS_ROW(
      "与第 %s 行重复；确属另一件的，请填写不同的档号", "repeats row %s; another letter has another archive number"),
  COLUMN_MISSING("缺少该列", "this column is missing"),
  COLUMN_UNKNOWN("不认识该列", "this column is not known"),
  COLUMN_TWICE("该列重复", "this column is there twice"),
  NO_ROWS("表格中没有意见", "the table has no rows");

  private final String chinese;
  private final String english;

  EntryFault(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  String message(ProblemLanguage language, Object... arguments) {
    String template = language == ProblemLanguage.ENGLISH ? english : chinese;
    return String.format(Locale.ROOT, template, arguments);
  }

  /** This fault in a field of {@link EnterCommentRequest}. */
  Found in(String field, Object... arguments) {
    return new Found(field, this, arguments);
  }

  /** A fault where it was found. */
  @SuppressWarnings("ArrayRecordComponent")
  record Found(String field, EntryFault fault, Object[] arguments) {

    String message(ProblemLanguage language) {
      return fault.message(language, arguments);
    }
  }
}
