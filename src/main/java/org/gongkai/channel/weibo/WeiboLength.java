package org.gongkai.channel.weibo;

/**
 * Length as Weibo counts it: in Chinese characters, two Latin ones for one. What lies outside the
 * basic plane, such as an emoji, counts as two. Addresses are counted like other text although the
 * platform shortens them: nothing documented says that its API counts the short form.
 */
final class WeiboLength {

  private static final int LAST_LATIN = 0xFF;

  private WeiboLength() {}

  static int of(String text) {
    return (halves(text) + 1) / 2;
  }

  /** The longest beginning within a limit, with an ellipsis when something was cut. */
  static String cut(String text, int limit) {
    if (of(text) <= limit) {
      return text;
    }
    int room = limit * 2 - 2;
    int end = 0;
    while (end < text.length()) {
      int next = text.codePointAt(end);
      room -= halves(next);
      if (room < 0) {
        break;
      }
      end += Character.charCount(next);
    }
    return limit <= 0 ? "" : text.substring(0, end) + '…';
  }

  private static int halves(String text) {
    return text.codePoints().map(WeiboLength::halves).sum();
  }

  private static int halves(int character) {
    return character <= LAST_LATIN ? 1 : Character.charCount(character) * 2;
  }
}
