package org.gongkai.consultation.draft;

import java.util.ArrayList;
import java.util.List;

/** Takes the web page away from around the text. */
final class PageCleaner {

  private PageCleaner() {}

  /** The lines that are neither page clutter nor a second copy. */
  static List<SourceLine> clean(List<SourceLine> lines, Findings findings) {
    int lastNumbered = lastNumbered(lines);
    List<SourceLine> kept = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      SourceLine line = lines.get(i);
      if (ClutterFilter.isClutter(line, i > lastNumbered)) {
        findings.setAside(line, SetAsideReason.PAGE_CLUTTER);
      } else {
        kept.add(line);
      }
    }
    return DuplicateFinder.withoutCopies(kept, findings);
  }

  private static int lastNumbered(List<SourceLine> lines) {
    int i = lines.size() - 1;
    while (i >= 0 && LabelReader.read(lines.get(i).text()) == null) {
      i--;
    }
    return i;
  }
}
