package org.gongkai.consultation.draft;

/**
 * One line that is not blank.
 *
 * @param number its place in the source, counted from 1
 * @param written the line without invisible characters and outer white space
 * @param text the same without a leading bullet
 * @param key what two lines share when they read the same
 */
record SourceLine(int number, String written, String text, String key) {

  private static final String BULLETS = "•●▪■◆►▶";

  static SourceLine of(int number, String written) {
    String text = withoutBullet(written);
    return new SourceLine(number, written, text, Characters.key(text));
  }

  private static String withoutBullet(String written) {
    char first = written.charAt(0);
    boolean bullet = BULLETS.indexOf(first) >= 0;
    // The middle dot also joins the parts of a foreign name, so it needs a space behind it.
    boolean dot = first == '·' && written.length() > 1 && Characters.isSpace(written.charAt(1));
    if (!bullet && !dot) {
      return written;
    }
    String rest = Characters.strip(written.substring(1));
    return rest.isEmpty() ? written : rest;
  }

  boolean isBulleted() {
    return written.length() > text.length();
  }
}
