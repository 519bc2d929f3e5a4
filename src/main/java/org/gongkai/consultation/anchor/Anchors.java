package org.gongkai.consultation.anchor;

import java.util.List;

/**
 * Says what became of each clause of a version in the next one.
 *
 * <p>A wrong anchor puts a citizen's comment under a clause that it was not about, so nothing is
 * guessed: evidence either decides, with a lead over every other candidate, or the clause is {@link
 * Fate#ORPHANED}. Unchanged texts are matched first, by whole branches, by unique texts, and by
 * their places; changed texts by the wording that they share, of which rare wording counts more;
 * headings by what stands beneath them. What is found gives places to what is left, in rounds.
 */
public final class Anchors {

  /** Clauses that place each other, level by level; more rounds find nothing in real drafts. */
  private static final int ROUNDS = 8;

  private final Matching matching;
  private final GramTable table;
  private final Candidates candidates;

  private Anchors(Outline from, Outline to) {
    this.matching = new Matching(from, to);
    ExactMatcher exact = new ExactMatcher(matching);
    exact.matchUnique();
    boolean found = true;
    for (int round = 0; found && round < ROUNDS; round++) {
      found = exact.matchInPlace();
    }
    this.table = new GramTable(from, to);
    this.candidates = new Candidates(matching, table);
    matchRest(exact);
  }

  /**
   * Anchors each clause of a version in the next.
   *
   * @param from the old version; a parent stands before its children
   * @param to the new version
   * @return one anchor for each clause of {@code from}, in its order
   * @throws IllegalArgumentException when an id occurs twice within a version, or a parent does not
   *     stand before its child
   */
  public static List<Anchor> between(List<AnchorClause> from, List<AnchorClause> to) {
    return new Anchors(new Outline(from), new Outline(to)).read();
  }

  private void matchRest(ExactMatcher exact) {
    PartMatcher splits = PartMatcher.forSplits(matching, candidates, table);
    PartMatcher mergers = PartMatcher.forMergers(matching, candidates, table);
    ChildVotes votes = new ChildVotes(matching, candidates);
    EditMatcher edits = new EditMatcher(matching, candidates);
    boolean found = true;
    for (int round = 0; found && round < ROUNDS; round++) {
      found = splits.match();
      found |= mergers.match();
      found |= votes.match();
      found |= edits.match();
      found |= exact.matchInPlace();
    }
  }

  private List<Anchor> read() {
    return new FateReader(matching, table, candidates).read();
  }
}
