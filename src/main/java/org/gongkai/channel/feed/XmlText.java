package org.gongkai.channel.feed;

/** Text as XML 1.0 allows it. */
final class XmlText {

  private XmlText() {}

  /** Drops the control characters that no XML document may hold, escaped or not. */
  static String clean(String text) {
    return text.codePoints()
        .filter(
            c ->
                c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || (c >= 0x20 && !isSurrogate(c) && c != 0xFFFE && c != 0xFFFF))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= 0xD800 && codePoint <= 0xDFFF;
  }
}
