package org.gongkai.media.format;

import java.util.regex.Pattern;

/** Names of files, as their readers save them. */
public final class FileName {

  /** Characters of a name, its extension included. */
  public static final int LONGEST = 200;

  // Besides controls: what turns the direction of writing can show exe.pdf for fdp.exe.
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");
  private static final Pattern RESERVED = Pattern.compile("[<>:\"|?*]");
  private static final Pattern EDGES = Pattern.compile("^[\\s.]+|[\\s.]+$");
  private static final Pattern EXTENSION =
      Pattern.compile("(?i)\\.(?:jpe?g|png|gif|bmp|pdf|docx|xlsx|pptx|ofd)$");

  private FileName() {}

  /**
   * A name without folders, controls and what file systems reserve, with the extension of what the
   * file is.
   */
  public static String of(String given, FileFormat format) {
    String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    String plain = RESERVED.matcher(UNSAFE.matcher(last).replaceAll("")).replaceAll("_");
    String base = edged(EXTENSION.matcher(edged(plain)).replaceFirst(""));
    String ending = '.' + format.extension();
    String named = base.isEmpty() ? "file" : base;
    int most = LONGEST - ending.length();
    int end = Math.min(named.length(), most);
    boolean splits = end > 0 && Character.isHighSurrogate(named.charAt(end - 1));
    return named.substring(0, splits ? end - 1 : end) + ending;
  }

  private static String edged(String text) {
    return EDGES.matcher(text).replaceAll("");
  }
}
