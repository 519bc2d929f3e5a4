package org.gongkai.consultation.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of the draft and what its start may say about its number. */
record BodyLine(SourceLine source, @Nullable Label label) {

  static List<BodyLine> read(List<SourceLine> lines) {
    return lines.stream().map(line -> new BodyLine(line, LabelReader.read(line.text()))).toList();
  }

  int number() {
    return source.number();
  }
}
