package org.gongkai.consultation.draft;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read from one text. Each line of the source that is not blank is in exactly one of
 * title, notice, preamble, sign-off (issuer and date), clauses and set-aside lines.
 *
 * @param title the draft's own title, without {@code (征求意见稿)}; empty when none was found, which is
 *     then a doubt
 * @param markedAsDraft whether the title carried a mark such as {@code (征求意见稿)}
 * @param notice the announcement that stood before the draft, one line per paragraph
 * @param preamble the paragraphs before the first clause, one line each
 * @param issuer the unit that signed; several are joined with {@code 、}. The draft's own sign-off
 *     goes before the announcement's, which then stays in the notice
 * @param issuedOn the date of that sign-off
 * @param clauses the outermost clauses, never empty
 * @param setAside lines that are not part of the document, in the order of the source
 * @param doubts places a person should look at, in the order of the source
 */
public record ParsedDraft(
    String title,
    boolean markedAsDraft,
    @Nullable String notice,
    @Nullable String preamble,
    @Nullable String issuer,
    @Nullable LocalDate issuedOn,
    List<ParsedClause> clauses,
    List<SetAside> setAside,
    List<Doubt> doubts) {

  public ParsedDraft {
    clauses = List.copyOf(clauses);
    setAside = List.copyOf(setAside);
    doubts = List.copyOf(doubts);
  }
}
