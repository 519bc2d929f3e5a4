package org.gongkai.consultation.draft;

/** How a clause is numbered. The kind alone does not say how deep the clause stands. */
public enum ClauseKind {
  /** {@code 第一编}. */
  PART(1),
  /** {@code 第一章}. */
  CHAPTER(2),
  /** {@code 第一节}. */
  SECTION(3),
  /** {@code 第一条}, also {@code 第一条之一}. */
  ARTICLE(4),
  /** {@code 一、}. */
  CHINESE(5),
  /** {@code （一）}. */
  CHINESE_PAREN(6),
  /** {@code 1.} or {@code 1、}. */
  ARABIC(7),
  /** {@code （1）} or {@code 1）}. */
  ARABIC_PAREN(8),
  /** {@code ①}. */
  CIRCLED(9),
  /** A paragraph without a number. */
  PARAGRAPH(10),
  /** A table, always a leaf. */
  TABLE(11);

  private final int rank;

  ClauseKind(int rank) {
    this.rank = rank;
  }

  /** Whether official style puts this kind outside the other; a document may do otherwise. */
  boolean customarilyOutside(ClauseKind other) {
    return rank < other.rank;
  }

  /** Parts, chapters, sections and articles nest in one order in every document. */
  boolean hasFixedOrder() {
    return rank <= ARTICLE.rank;
  }
}
