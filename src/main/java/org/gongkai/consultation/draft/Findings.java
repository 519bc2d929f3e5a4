package org.gongkai.consultation.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what a person should see besides the draft itself. */
final class Findings {

  private final List<SetAside> setAside = new ArrayList<>();
  private final List<Doubt> doubts = new ArrayList<>();

  void setAside(SourceLine line, SetAsideReason reason) {
    setAside.add(new SetAside(line.number(), line.written(), reason));
  }

  void setAside(SetAside item) {
    setAside.add(item);
  }

  void doubt(int line, DoubtKind kind, String explanation) {
    doubts.add(new Doubt(line, kind, explanation));
  }

  List<SetAside> setAside() {
    return setAside.stream().sorted(Comparator.comparingInt(SetAside::line)).toList();
  }

  List<Doubt> doubts() {
    return doubts.stream().sorted(Comparator.comparingInt(Doubt::line)).toList();
  }
}
