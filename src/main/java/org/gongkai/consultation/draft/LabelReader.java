package org.gongkai.consultation.draft;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.consultation.draft.Label.Standing;
import org.jspecify.annotations.Nullable;

/** Finds the number at the start of a line. */
final class LabelReader {

  /** No label is longer, so nothing beyond is looked at and every pattern stays cheap. */
  private static final int HEAD = 40;

  private static final String HAN = "[〇○零一二三四五六七八九十百千]{1,8}";

  private static final Pattern FIXED =
      Pattern.compile(
          "第 ?(HAN|\\d{1,4}) ?(?:([编章节])|条(?:之(HAN|\\d{1,2}))?)(?: ?:)?".replace("HAN", HAN));
  private static final Pattern CHINESE = Pattern.compile("(HAN) ?[、.]".replace("HAN", HAN));
  private static final Pattern PAREN =
      Pattern.compile("\\( ?(?:(HAN)|(\\d{1,3})) ?\\)(?: ?[、.](?! ?\\())?".replace("HAN", HAN));
  private static final Pattern HALF_PAREN =
      Pattern.compile("(?:(HAN)|(\\d{1,3})) ?\\)".replace("HAN", HAN));

  /** A dot before a digit is a decimal point unless a year follows: {@code 1.2025年底前}. */
  private static final Pattern ARABIC =
      Pattern.compile("(\\d{1,3}) ?(?:、|\\.(?!\\d)|\\.(?=\\d{4}年))");

  /**
   * Numbers such as 1.2 are of no kind known here; as "references" they become doubted paragraphs.
   */
  private static final Pattern DECIMAL = Pattern.compile("(\\d{1,3})(?:\\.\\d{1,3}){1,4}(?= )");

  private static final Pattern QUOTED_ARTICLE =
      Pattern.compile("[、,。;]|[至和或及与]第|第(?:HAN|\\d{1,3})[款项目条]".replace("HAN", HAN));

  /** 第（一）项规定 quotes, （一）项目管理 does not. */
  private static final Pattern QUOTED_ITEM =
      Pattern.compile("[项款][规所的至和及或,、]|[、至和或及与] ?\\(|HAN、|\\d{1,3}、".replace("HAN", HAN));

  private LabelReader() {}

  /** What the line's start may mean, or null when it is no number at all. */
  static @Nullable Label read(String text) {
    String head = Characters.fold(text.substring(0, Math.min(HEAD, text.length())));
    char first = head.isEmpty() ? ' ' : head.charAt(0);
    if (first == '第') {
      return fixed(text, head);
    }
    if (first == '(') {
      return either(PAREN.matcher(head), text, head);
    }
    if (isDigit(first) || ChineseNumerals.isNumeral(first)) {
      return plain(text, head);
    }
    return EnclosedNumbers.read(text);
  }

  private static @Nullable Label fixed(String text, String head) {
    Matcher matcher = FIXED.matcher(head);
    if (!matcher.lookingAt()) {
      return null;
    }
    ClauseKind kind = fixedKind(matcher.group(2));
    String suffix = matcher.group(3);
    int suffixValue = suffix == null ? 0 : number(suffix);
    Standing standing = fixedStanding(head, matcher.end());
    return label(kind, matcher.end(), number(matcher.group(1)), suffixValue, text, standing);
  }

  private static ClauseKind fixedKind(@Nullable String unit) {
    if (unit == null) {
      return ClauseKind.ARTICLE;
    }
    return switch (unit) {
      case "编" -> ClauseKind.PART;
      case "章" -> ClauseKind.CHAPTER;
      default -> ClauseKind.SECTION;
    };
  }

  private static Standing fixedStanding(String head, int end) {
    if (end == head.length() || head.charAt(end) == ' ' || head.charAt(end - 1) == ':') {
      return Standing.CERTAIN;
    }
    boolean quoted = QUOTED_ARTICLE.matcher(head.substring(end)).lookingAt();
    return quoted ? Standing.REFERENCE : Standing.IF_EXPECTED;
  }

  private static @Nullable Label plain(String text, String head) {
    Matcher chinese = CHINESE.matcher(head);
    if (chinese.lookingAt()) {
      return item(ClauseKind.CHINESE, chinese.end(), chinese.group(1), text, head);
    }
    Matcher arabic = ARABIC.matcher(head);
    if (arabic.lookingAt()) {
      return item(ClauseKind.ARABIC, arabic.end(), arabic.group(1), text, head);
    }
    Matcher decimal = DECIMAL.matcher(head);
    if (decimal.lookingAt()) {
      int number = number(decimal.group(1));
      return label(ClauseKind.ARABIC, decimal.end(), number, 0, text, Standing.REFERENCE);
    }
    return either(HALF_PAREN.matcher(head), text, head);
  }

  private static @Nullable Label either(Matcher matcher, String text, String head) {
    if (!matcher.lookingAt()) {
      return null;
    }
    String han = matcher.group(1);
    return han != null
        ? item(ClauseKind.CHINESE_PAREN, matcher.end(), han, text, head)
        : item(ClauseKind.ARABIC_PAREN, matcher.end(), matcher.group(2), text, head);
  }

  private static @Nullable Label item(
      ClauseKind kind, int end, String number, String text, String head) {
    boolean quoted = QUOTED_ITEM.matcher(head.substring(end)).lookingAt();
    Standing standing = quoted ? Standing.REFERENCE : Standing.CERTAIN;
    return label(kind, end, number(number), 0, text, standing);
  }

  private static @Nullable Label label(
      ClauseKind kind, int end, int ordinal, int suffix, String text, Standing standing) {
    if (ordinal < 1 || suffix < 0) {
      return null;
    }
    String written = Characters.strip(text.substring(0, end));
    String rest = Characters.strip(text.substring(end));
    return new Label(kind, written, ordinal, suffix, rest, standing);
  }

  private static int number(String written) {
    return isDigit(written.charAt(0)) ? Integer.parseInt(written) : ChineseNumerals.parse(written);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
