package org.gongkai.consultation.draft;

import java.util.List;

/** Puts titles together that run over several lines, such as a unit's name above 关于…的意见. */
final class TitleLines {

  private static final int MOST_LINES = 3;

  private TitleLines() {}

  /** The first line of a title that ends on the given one. */
  static int start(List<SourceLine> lines, int last) {
    int from = last;
    while (from > 0 && last - from < MOST_LINES - 1 && joinsAbove(lines, from)) {
      from--;
    }
    return from;
  }

  /** The index after the last line of a title that starts on the given one. */
  static int end(List<SourceLine> lines, int first) {
    boolean goesOn = first + 1 < lines.size() && continues(lines.get(first), lines.get(first + 1));
    return goesOn ? first + 2 : first + 1;
  }

  static String joined(List<SourceLine> lines, int from, int to) {
    StringBuilder title = new StringBuilder();
    for (SourceLine line : lines.subList(from, to)) {
      title.append(DraftMark.removed(line.text()));
    }
    return title.toString();
  }

  private static boolean joinsAbove(List<SourceLine> lines, int from) {
    SourceLine above = lines.get(from - 1);
    SourceLine below = lines.get(from);
    // With an announcement above, a unit's name set apart by a blank line is its signature.
    boolean adjacent = below.number() == above.number() + 1;
    return (from == 1 || adjacent) && continues(above, below);
  }

  private static boolean continues(SourceLine above, SourceLine below) {
    boolean open =
        Shapes.isUnit(above.text()) || Shapes.isPlace(above) || above.key().contains("关于");
    return open
        && Shapes.isPlainHeading(above)
        && Shapes.isPlainHeading(below)
        && !Shapes.isContact(above)
        && !Shapes.namesDocument(above.text())
        && Shapes.namesDocument(DraftMark.removed(below.text()));
  }
}
