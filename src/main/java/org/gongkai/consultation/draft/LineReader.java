package org.gongkai.consultation.draft;

import java.util.ArrayList;
import java.util.List;

/** Cuts the source into lines and removes what cannot be seen. */
final class LineReader {

  private LineReader() {}

  /** The lines that are not blank; blank ones still count in the numbering. */
  static List<SourceLine> read(String source) {
    List<SourceLine> lines = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    int number = 1;
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (!Characters.isLineBreak(c)) {
        appendVisible(current, c);
      } else if (c != '\n' || i == 0 || source.charAt(i - 1) != '\r') {
        finish(lines, number++, current);
      }
    }
    finish(lines, number, current);
    return lines;
  }

  /** The words of one line without what cannot be seen and outer white space; may be empty. */
  static String visible(String line) {
    StringBuilder current = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      appendVisible(current, line.charAt(i));
    }
    return Characters.strip(current.toString());
  }

  private static void appendVisible(StringBuilder current, char c) {
    if (Characters.isInvisible(c)) {
      return;
    }
    // The ideographic space is typography and stays; the other odd ones are accidents of copying.
    current.append(Characters.isSpace(c) && c != '\u3000' ? ' ' : c);
  }

  private static void finish(List<SourceLine> lines, int number, StringBuilder current) {
    String written = Characters.strip(current.toString());
    current.setLength(0);
    if (!written.isEmpty()) {
      lines.add(SourceLine.of(number, written));
    }
  }
}
