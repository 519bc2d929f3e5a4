package org.gongkai.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds persons' names beside a label: {@code 姓名：张样例}, {@code 本人李样例}. The finding is the name
 * alone.
 */
final class LabelledNames {

  private static final List<String> LABELS =
      List.of(
          "姓名", "名字", "联系人", "申请人", "反映人", "投诉人", "举报人", "留言人", "建议人", "提议人", "代理人", "委托人", "当事人",
          "报送人", "填表人", "负责人", "经办人", "法定代表人", "户主", "业主", "署名", "落款", "签名", "签字");

  private static final List<String> MORE =
      List.of("姓名", "名字", "及电话", "及联系方式", "及联系电话", "(签名)", "(签字)", "(签章)");

  private static final List<String> SELVES =
      List.of("本人姓名是", "本人名叫", "本人系", "本人叫", "本人是", "本人", "我的名字叫", "我的名字是", "我名叫", "我叫");

  /** Words that follow a name or stand in its place. */
  private static final List<String> STOPS =
      List.of(
          "电话", "手机", "联系", "身份", "住址", "地址", "性别", "年龄", "单位", "职务", "邮箱", "匿名", "保密", "不详", "待定",
          "附件", "同上", "姓名", "日期", "暂无", "工作", "人员");

  private static final Set<Character> OFFICES =
      Set.of('室', '局', '科', '部', '处', '会', '院', '站', '心', '府', '司');
  private static final int LONGEST = 20;
  private static final int LONGEST_GAP = 3;

  private LabelledNames() {}

  /** All names, in order. */
  static List<Finding> find(Signs signs) {
    List<Finding> findings = new ArrayList<>();
    for (int sign = 0; sign < signs.length(); sign++) {
      NameSpan name = Signs.isHan(signs.at(sign)) ? nameAt(signs, sign) : NameSpan.NONE;
      if (name.to() > name.from()) {
        findings.add(signs.finding(PersonalDataKind.NAME_LABEL, name.from(), name.to()));
      }
    }
    return findings;
  }

  private static NameSpan nameAt(Signs signs, int sign) {
    int label = end(signs, sign, LABELS);
    if (label > sign) {
      return afterLabel(signs, end(signs, label, MORE));
    }
    int self = end(signs, sign, SELVES);
    return self > sign ? afterSelf(signs, self) : NameSpan.NONE;
  }

  /** After a colon any name; after a space or 是 one that begins with a family name. */
  private static NameSpan afterLabel(Signs signs, int label) {
    int from = skipSpaces(signs, label);
    boolean colon = signs.at(from) == ':';
    boolean linked = colon || from > label || signs.at(from) == '是' || signs.at(from) == '叫';
    if (!linked) {
      return NameSpan.NONE;
    }
    boolean skip = colon || from == label;
    NameSpan name = NameSpan.read(signs, skipSpaces(signs, skip ? from + 1 : from), LONGEST, STOPS);
    boolean likely = colon ? !isOffice(signs, name) : isNamed(signs, name) && name.isClosed(signs);
    return likely ? name.cut(signs) : NameSpan.NONE;
  }

  private static NameSpan afterSelf(Signs signs, int self) {
    int from = signs.at(self) == ':' ? self + 1 : self;
    NameSpan name = NameSpan.read(signs, skipSpaces(signs, from), LONGEST, STOPS);
    boolean likely = isNamed(signs, name) && name.isClosed(signs);
    return likely ? name : NameSpan.NONE;
  }

  private static boolean isNamed(Signs signs, NameSpan name) {
    int family = Surnames.length(name.text(signs));
    int length = name.to() - name.from();
    return family > 0 && length > family && length <= family + 2;
  }

  private static boolean isOffice(Signs signs, NameSpan name) {
    String text = name.text(signs);
    return text.length() > 2 && OFFICES.contains(text.charAt(text.length() - 1));
  }

  private static int end(Signs signs, int from, List<String> words) {
    for (String word : words) {
      if (signs.hasAt(from, word)) {
        return from + word.length();
      }
    }
    return from;
  }

  private static int skipSpaces(Signs signs, int from) {
    int sign = from;
    while (sign < from + LONGEST_GAP && signs.at(sign) == ' ') {
      sign++;
    }
    return sign;
  }
}
