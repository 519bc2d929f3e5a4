package org.gongkai.consultation.draft;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who signed a text and when.
 *
 * @param from index of the first line that belongs to it
 * @param to index after the last
 */
record SignOff(int from, int to, @Nullable String issuer, LocalDate date) {

  private static final int MOST_UNITS = 8;

  /** The last sign-off in the text; a lone date counts only as the very last line. */
  static @Nullable SignOff find(List<SourceLine> lines) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      SignOff found = at(lines, i);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable SignOff at(List<SourceLine> lines, int index) {
    SourceLine line = lines.get(index);
    LocalDate date = Dates.atEnd(line);
    if (date == null) {
      return null;
    }
    List<String> units = new ArrayList<>();
    String before = Dates.before(line);
    if (Shapes.isUnit(before)) {
      units.add(before);
    } else if (!before.isEmpty()) {
      return null;
    }
    int from = index;
    while (from > 0 && units.size() < MOST_UNITS && Shapes.isUnit(lines.get(from - 1).text())) {
      units.add(0, lines.get(--from).text());
    }
    if (units.isEmpty() && index < lines.size() - 1) {
      return null;
    }
    return new SignOff(from, index + 1, units.isEmpty() ? null : String.join("、", units), date);
  }

  /** The lines without those of the sign-off. */
  List<SourceLine> removedFrom(List<SourceLine> lines) {
    List<SourceLine> rest = new ArrayList<>(lines.subList(0, from));
    rest.addAll(lines.subList(to, lines.size()));
    return rest;
  }

  List<SourceLine> of(List<SourceLine> lines) {
    return lines.subList(from, to);
  }
}
