package org.gongkai.consultation.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks for the line on which the draft proper starts, best evidence first. */
final class TitleFinder {

  /** So many lines may stand before the title without looking like an announcement. */
  private static final int FREE_LINES = 2;

  private final List<SourceLine> lines;
  private final AnnouncementReader announcement;

  private TitleFinder(List<SourceLine> lines) {
    this.lines = lines;
    this.announcement = new AnnouncementReader(lines);
  }

  static TitleSpot find(List<SourceLine> lines) {
    return new TitleFinder(lines).find();
  }

  private TitleSpot find() {
    TitleSpot spot = aboveMark();
    if (spot == null) {
      spot = withMark();
    }
    if (spot == null) {
      spot = announcement.titleItNames();
    }
    if (spot == null) {
      spot = announcement.whatFollowsIt();
    }
    return spot == null ? firstLine() : spot;
  }

  /** A heading with the mark alone on the next line. */
  private @Nullable TitleSpot aboveMark() {
    for (int i = 1; i < lines.size(); i++) {
      if (DraftMark.fills(lines.get(i)) && Shapes.isPlainHeading(lines.get(i - 1))) {
        int from = TitleLines.start(lines, i - 1);
        return mayPrecede(from)
            ? new TitleSpot(from, i + 1, TitleLines.joined(lines, from, i), true, true)
            : null;
      }
    }
    return null;
  }

  /** A heading that ends with the mark; the last of several equal ones is the draft's own. */
  private @Nullable TitleSpot withMark() {
    int found = -1;
    for (int i = 0; i < lines.size(); i++) {
      SourceLine line = lines.get(i);
      boolean title = Shapes.isPlainHeading(line) && !Shapes.isAttachment(line);
      if (title && DraftMark.ends(line.text()) && (found < 0 || sameAs(found, line))) {
        found = i;
      }
    }
    if (found < 0) {
      return null;
    }
    int from = TitleLines.start(lines, found);
    return mayPrecede(from)
        ? new TitleSpot(from, found + 1, TitleLines.joined(lines, from, found + 1), true, true)
        : null;
  }

  private boolean sameAs(int found, SourceLine line) {
    return lines.get(found).key().equals(line.key());
  }

  private boolean mayPrecede(int titleLine) {
    return titleLine <= FREE_LINES || announcement.isWithin(titleLine);
  }

  private TitleSpot firstLine() {
    int from = afterTables();
    if (from == lines.size() || !Shapes.isPlainHeading(lines.get(from))) {
      return new TitleSpot(0, 0, "", false, false);
    }
    int to = TitleLines.end(lines, from);
    String title = TitleLines.joined(lines, from, to);
    return new TitleSpot(from, to, title, DraftMark.ends(title), Shapes.namesDocument(title));
  }

  /** Forms such as a letterhead may stand above the title. */
  private int afterTables() {
    int i = 0;
    while (i < lines.size() && lines.get(i).isTable()) {
      i++;
    }
    return i;
  }
}
