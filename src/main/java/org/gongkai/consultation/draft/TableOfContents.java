package org.gongkai.consultation.draft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Recognises the list of headings that long drafts print before the text. */
final class TableOfContents {

  private static final Pattern PAGE = Pattern.compile("[.…·]{2,}\\d{0,4}$|(?<=\\D)\\d{1,3}$");

  private TableOfContents() {}

  /** The lines without a table of contents, which is set aside. */
  static List<SourceLine> removedFrom(List<SourceLine> lines, Findings findings) {
    int start = start(lines);
    if (start < 0) {
      return lines;
    }
    int end = end(lines, start + 1);
    if (end == start + 1) {
      return lines;
    }
    lines
        .subList(start, end)
        .forEach(line -> findings.setAside(line, SetAsideReason.TABLE_OF_CONTENTS));
    List<SourceLine> rest = new ArrayList<>(lines.subList(0, start));
    rest.addAll(lines.subList(end, lines.size()));
    return rest;
  }

  /** The table goes on as long as its entries come again in the text. */
  private static int end(List<SourceLine> lines, int from) {
    Map<String, Integer> last = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      last.put(lines.get(i).key(), i);
    }
    int end = from;
    while (end < lines.size() && last.getOrDefault(entry(lines.get(end)), -1) > end) {
      end++;
    }
    return end;
  }

  private static int start(List<SourceLine> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).key().equals("目录")) {
        return i;
      }
    }
    return -1;
  }

  private static String entry(SourceLine line) {
    return line.key().length() > 100 ? line.key() : PAGE.matcher(line.key()).replaceFirst("");
  }
}
