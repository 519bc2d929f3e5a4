package org.gongkai.consultation.draft;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Divides a cleaned text into announcement, title, body and sign-off. */
final class LayoutReader {

  private final List<SourceLine> lines;
  private final Findings findings;

  private LayoutReader(List<SourceLine> lines, Findings findings) {
    this.lines = lines;
    this.findings = findings;
  }

  static Layout read(List<SourceLine> lines, Findings findings) {
    return new LayoutReader(lines, findings).read();
  }

  private Layout read() {
    TitleSpot spot = TitleFinder.find(lines);
    doubtTitle(spot);
    List<SourceLine> notice = withoutTitle(lines.subList(0, spot.from()), spot);
    notice.stream().filter(SourceLine::isTable).forEach(this::doubtTable);
    List<SourceLine> text = TableOfContents.removedFrom(textAfter(spot), findings);
    SignOff own = signOff(text);
    SignOff announced = own == null ? SignOff.find(notice) : null;
    List<SourceLine> body = own == null ? text : own.removedFrom(text);
    return new Layout(
        spot,
        lines.subList(spot.from(), spot.to()),
        announced == null ? notice : announced.removedFrom(notice),
        own == null ? announced : own,
        own == null ? linesOf(announced, notice) : own.of(text),
        BodyLine.read(body),
        own == null ? body.size() : own.from());
  }

  private static List<SourceLine> linesOf(@Nullable SignOff signOff, List<SourceLine> lines) {
    return signOff == null ? List.of() : signOff.of(lines);
  }

  private List<SourceLine> textAfter(TitleSpot spot) {
    return lines.subList(spot.to(), lines.size());
  }

  /** A unit and date above the first clause head the text; they sign nothing yet. */
  private static @Nullable SignOff signOff(List<SourceLine> text) {
    SignOff found = SignOff.find(text);
    if (found == null || found.from() == 0) {
      return null;
    }
    boolean numberedBefore =
        text.subList(0, found.from()).stream().anyMatch(LayoutReader::isNumber);
    return numberedBefore || !clausesFollow(text, found.to()) ? found : null;
  }

  private static boolean clausesFollow(List<SourceLine> text, int from) {
    for (SourceLine line : text.subList(from, text.size())) {
      if (Shapes.isAttachment(line)) {
        return false;
      }
      if (isNumber(line)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNumber(SourceLine line) {
    Label label = LabelReader.read(line.text());
    return label != null && !label.isReference();
  }

  /** Pages print the title above the announcement too; once is enough. */
  private List<SourceLine> withoutTitle(List<SourceLine> above, TitleSpot spot) {
    String title = Characters.key(spot.title());
    List<SourceLine> rest = new ArrayList<>();
    for (SourceLine line : above) {
      if (!title.isEmpty() && Characters.key(DraftMark.removed(line.text())).equals(title)) {
        findings.setAside(line, SetAsideReason.DUPLICATE_BODY);
      } else {
        rest.add(line);
      }
    }
    return rest;
  }

  private void doubtTable(SourceLine table) {
    findings.doubt(table.number(), DoubtKind.TABLE_BEFORE_TEXT, "这个表格在标题之前，已作为文字并入公告，请核对。");
  }

  private void doubtTitle(TitleSpot spot) {
    if (lines.isEmpty()) {
      return;
    }
    int line = lines.get(Math.min(spot.from(), lines.size() - 1)).number();
    if (spot.title().isEmpty()) {
      findings.doubt(line, DoubtKind.TITLE_MISSING, "没有找到标题，请补充。");
    } else if (!spot.clear()) {
      findings.doubt(line, DoubtKind.TITLE_GUESSED, "标题是根据位置推断的，请核对。");
    }
    if (spot.from() > 0 && !spot.clear()) {
      findings.doubt(line, DoubtKind.NOTICE_UNCLEAR, "公告与草案正文之间没有明确的分界，请核对正文从哪里开始。");
    }
  }
}
