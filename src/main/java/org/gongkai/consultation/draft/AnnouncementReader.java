package org.gongkai.consultation.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds where the announcement of a consultation ends when no mark shows the draft's title. */
final class AnnouncementReader {

  /** An announcement's own heading is among the first lines or nowhere. */
  private static final int HEAD = 3;

  private final List<SourceLine> lines;

  AnnouncementReader(List<SourceLine> lines) {
    this.lines = lines;
  }

  /** Whether what stands before the line reads like an announcement. */
  boolean isWithin(int end) {
    boolean headed =
        lines.subList(0, Math.min(HEAD, end)).stream().anyMatch(Shapes::isAnnouncement);
    return headed || lines.subList(0, end).stream().anyMatch(Shapes::isContact);
  }

  /** The line that repeats the title the announcement names in 《》. */
  @Nullable TitleSpot titleItNames() {
    String named = Characters.key(namedTitle());
    for (int i = 1; i < lines.size() && !named.isEmpty(); i++) {
      SourceLine line = lines.get(i);
      if (line.key().equals(named) && Shapes.isPlainHeading(line)) {
        return new TitleSpot(i, i + 1, line.text(), false, true);
      }
    }
    return null;
  }

  /** What comes after the signature or contact lines of a heading that invites opinions. */
  @Nullable TitleSpot whatFollowsIt() {
    int heading = invitation();
    if (heading < 0) {
      return null;
    }
    int signed = signature(heading + 1);
    int articles = firstFixedLabel();
    if (signed >= 0 && signed + 1 < lines.size() && (articles < 0 || signed < articles)) {
      return titleAt(signed + 1);
    }
    if (articles > 0) {
      return unnamed(articles);
    }
    int contacts = endOfContacts(heading + 1);
    if (contacts < 0 && signed < 0) {
      return null;
    }
    // Ends at the last line: then the page is a letter whose draft is a file somewhere else.
    boolean letterOnly = signed >= 0 || contacts == lines.size();
    return letterOnly ? unnamed(lines.size()) : titleAt(contacts);
  }

  private TitleSpot titleAt(int index) {
    if (!Shapes.isPlainHeading(lines.get(index))) {
      return unnamed(index);
    }
    int to = TitleLines.end(lines, index);
    String title = TitleLines.joined(lines, index, to);
    return new TitleSpot(index, to, title, false, Shapes.namesDocument(title));
  }

  private TitleSpot unnamed(int index) {
    return new TitleSpot(index, index, namedTitle(), false, false);
  }

  private String namedTitle() {
    for (SourceLine line : lines.subList(0, Math.min(HEAD, lines.size()))) {
      String text = line.text();
      int open = text.indexOf('《');
      int close = text.lastIndexOf('》');
      if (open >= 0 && close > open && Shapes.isAnnouncement(line)) {
        return DraftMark.removed(text.substring(open + 1, close));
      }
    }
    return "";
  }

  private int invitation() {
    for (int i = 0; i < Math.min(HEAD, lines.size()); i++) {
      if (Shapes.isAnnouncement(lines.get(i)) && Shapes.invites(lines.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private int signature(int from) {
    for (int i = from; i < lines.size(); i++) {
      SourceLine line = lines.get(i);
      boolean signed = Dates.atEnd(line) != null && Shapes.isUnit(Dates.before(line));
      if (signed || Dates.whole(line) != null) {
        return i;
      }
    }
    return -1;
  }

  private int firstFixedLabel() {
    for (int i = 0; i < lines.size(); i++) {
      Label label = LabelReader.read(lines.get(i).text());
      if (label != null && label.isCertain() && label.kind().hasFixedOrder()) {
        return i;
      }
    }
    return -1;
  }

  private int endOfContacts(int from) {
    int i = from;
    while (i < lines.size() && !Shapes.isContact(lines.get(i))) {
      i++;
    }
    if (i == lines.size()) {
      return -1;
    }
    while (i < lines.size() && Shapes.isContact(lines.get(i))) {
      i++;
    }
    return i;
  }
}
