package org.gongkai.consultation.draft;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads plain text, such as a page copied from a government site, into a draft.
 *
 * <p>The reader never drops a line: what it does not take for the document it sets aside, and what
 * it had to guess it lists as a doubt. The same text always gives the same draft. Time grows with
 * the length of the text and nothing else.
 */
public final class DraftTextParser {

  /** More clauses than any real draft has. */
  public static final int MAX_CLAUSES = 5000;

  /** Lines that are not blank; room for an announcement, two copies and a page around them. */
  private static final int MAX_LINES = 10 * MAX_CLAUSES;

  private DraftTextParser() {}

  /**
   * Reads one text.
   *
   * @param source the text; lines may end in any way and characters may have any width
   * @throws DraftFormatException when the text is blank, has no clause at all, or has too many; a
   *     text of more than ten times {@link #MAX_CLAUSES} lines always has
   */
  public static ParsedDraft parse(String source) {
    return parse(new Source(LineReader.read(source), List.of()));
  }

  /** Reads what was cut into lines, whatever kind of file it came from. */
  static ParsedDraft parse(Source source) {
    List<SourceLine> lines = source.lines();
    if (lines.isEmpty()) {
      throw new DraftFormatException(DraftFormatException.Reason.EMPTY);
    }
    if (lines.size() + source.skipped().size() > MAX_LINES) {
      throw new DraftFormatException(DraftFormatException.Reason.TOO_MANY_CLAUSES);
    }
    Findings findings = new Findings();
    source.skipped().forEach(findings::setAside);
    Layout layout = LayoutReader.read(PageCleaner.clean(lines, findings), findings);
    Preamble preamble = Preamble.of(layout.body(), layout.signedAt());
    List<ParsedClause> clauses = TreeBuilder.build(layout, preamble, findings);
    if (clauses.isEmpty()) {
      throw new DraftFormatException(DraftFormatException.Reason.NO_CLAUSES);
    }
    List<SourceLine> introduction = introduction(layout, preamble);
    checkNothingIsLost(source, layout, introduction, clauses, findings);
    return draft(layout, introduction, clauses, findings);
  }

  private static List<SourceLine> introduction(Layout layout, Preamble preamble) {
    return layout.body().subList(0, preamble.end()).stream()
        .map(BodyLine::source)
        .filter(line -> !line.isTable())
        .toList();
  }

  private static void checkNothingIsLost(
      Source source,
      Layout layout,
      List<SourceLine> introduction,
      List<ParsedClause> clauses,
      Findings findings) {
    LineAccount account = new LineAccount(source);
    account.settle(layout.titleLines());
    account.settle(layout.notice());
    account.settle(layout.signOffLines());
    account.settle(introduction);
    account.settleClauses(clauses);
    account.settleSetAside(findings.setAside());
    account.close();
  }

  private static ParsedDraft draft(
      Layout layout, List<SourceLine> introduction, List<ParsedClause> clauses, Findings findings) {
    SignOff signOff = layout.signOff();
    return new ParsedDraft(
        layout.spot().title(),
        layout.spot().marked(),
        text(layout.notice()),
        text(introduction),
        signOff == null ? null : signOff.issuer(),
        signOff == null ? null : signOff.date(),
        clauses,
        findings.setAside(),
        findings.doubts());
  }

  private static @Nullable String text(List<SourceLine> lines) {
    if (lines.isEmpty()) {
      return null;
    }
    return lines.stream().map(DraftTextParser::text).collect(Collectors.joining("\n"));
  }

  private static String text(SourceLine line) {
    return line.isTable() ? line.written() : line.text();
  }
}
