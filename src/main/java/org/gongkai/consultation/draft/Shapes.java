package org.gongkai.consultation.draft;

import java.util.List;

/** Tells headings, units, contact lines and announcements apart by how they are worded. */
final class Shapes {

  private static final int LONGEST_HEADING = 80;
  private static final int LONGEST_UNIT = 40;
  private static final int LONGEST_PLACE = 15;
  private static final int LONGEST_ATTACHMENT = 80;
  private static final int LONGEST_CONTACT = 200;

  private static final List<String> DOCUMENTS =
      List.of(
          "意见", "办法", "条例", "规定", "方案", "规划", "细则", "章程", "决定", "计划", "要点", "规则", "标准", "制度", "措施",
          "纲要", "规程", "准则", "清单", "决议", "公约", "预案", "指南", "通告", "通知", "公告");
  private static final List<String> UNITS =
      List.of(
          "政府", "办公室", "办公厅", "办", "局", "委员会", "委", "厅", "部", "中心", "处", "院", "会", "站", "科", "所",
          "大队", "支队", "总队", "署", "公司", "集团", "街道", "组", "办事处", "总工会", "指挥部", "银行", "专班");
  private static final List<String> PLACES =
      List.of("省", "市", "县", "区", "州", "旗", "镇", "乡", "村", "社区", "街道");
  private static final List<String> ANNOUNCEMENTS = List.of("公告", "启事", "通告", "通知", "函", "公示");
  private static final List<String> INVITATIONS = List.of("征求", "征集", "听取");
  private static final List<String> CONTACTS =
      List.of("电话", "传真", "邮箱", "邮编", "电子邮件", "信函", "联系人", "通讯地址", "通信地址", "@");
  private static final List<String> ATTACHMENTS = List.of("附件", "附表", "附录", "附图");

  private Shapes() {}

  /** A short line that ends without a stop. */
  static boolean isHeading(SourceLine line) {
    String key = line.key();
    return !line.isTable()
        && key.length() <= LONGEST_HEADING
        && containsNone(key, "。;!?")
        && containsNone(key.substring(key.length() - 1), ":,、")
        && Dates.whole(line) == null;
  }

  /** A heading that is not numbered. */
  static boolean isPlainHeading(SourceLine line) {
    return isHeading(line) && LabelReader.read(line.text()) == null;
  }

  static boolean isUnit(String text) {
    String key = Characters.key(text);
    return key.length() >= 3
        && key.length() <= LONGEST_UNIT
        && containsNone(key, "。;!?:,、《》\"“”")
        && endsWithAny(key, UNITS)
        && LabelReader.read(text) == null;
  }

  static boolean isPlace(SourceLine line) {
    return line.key().length() <= LONGEST_PLACE && endsWithAny(line.key(), PLACES);
  }

  static boolean namesDocument(String title) {
    return endsWithAny(Characters.key(title), DOCUMENTS);
  }

  /** Such as {@code 关于公开征求《…》意见的公告}. */
  static boolean isAnnouncement(SourceLine line) {
    return isPlainHeading(line) && (endsWithAny(line.key(), ANNOUNCEMENTS) || invites(line));
  }

  static boolean invites(SourceLine line) {
    return INVITATIONS.stream().anyMatch(line.key()::contains);
  }

  static boolean isContact(SourceLine line) {
    return line.key().length() <= LONGEST_CONTACT
        && CONTACTS.stream().anyMatch(line.key()::contains);
  }

  /** The heading of an attachment; 附件所列事项 starts a sentence instead. */
  static boolean isAttachment(SourceLine line) {
    if (line.key().length() > LONGEST_ATTACHMENT || line.key().indexOf('。') >= 0) {
      return false;
    }
    String folded = Characters.fold(line.text());
    if (folded.startsWith("附:")) {
      return true;
    }
    return ATTACHMENTS.stream().anyMatch(folded::startsWith) && endsNumber(folded, 2);
  }

  private static boolean endsNumber(String folded, int from) {
    int i = from;
    while (i < folded.length() && (isDigit(folded.charAt(i)) || isHan(folded.charAt(i)))) {
      i++;
    }
    return i == folded.length() || ": .、".indexOf(folded.charAt(i)) >= 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isHan(char c) {
    return ChineseNumerals.isNumeral(c);
  }

  private static boolean containsNone(String text, String characters) {
    return text.chars().noneMatch(c -> characters.indexOf(c) >= 0);
  }

  private static boolean endsWithAny(String text, List<String> endings) {
    return endings.stream().anyMatch(text::endsWith);
  }
}
