package org.gongkai.adoption;

import java.util.UUID;
import org.gongkai.comment.Answerable;
import org.gongkai.consultation.ConsultationItem;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the places of a template for one comment. Of a comment that the public may not
 * read neither its author nor its clause is told.
 *
 * @param labels numbers of the clauses that are named
 */
record TemplateValues(
    Answerable comment,
    Outcome outcome,
    @Nullable UUID changedClause,
    @Nullable Integer changedVersion,
    ConsultationItem consultation,
    ClauseNames labels) {

  private static final String ANONYMOUS = "匿名";
  private static final String WHOLE = "全文";
  private static final String SOME = "有关条款";

  /** Never empty. */
  String of(Placeholder placeholder) {
    return switch (placeholder) {
      case CLAUSE -> clause();
      case CHANGED_CLAUSE -> changed();
      case VERSION ->
          "第%d版".formatted(changedVersion == null ? comment.draftNumber() : changedVersion);
      case UNIT -> consultation.unit();
      case RESPONDENT -> comment.isShown() ? comment.maskedName() : ANONYMOUS;
      case OUTCOME -> outcome.chinese();
    };
  }

  private String clause() {
    if (!comment.isShown()) {
      return SOME;
    }
    return comment.clauseId() == null
        ? WHOLE
        : labels.of(comment.clauseId(), comment.draftNumber(), comment.draftNumber());
  }

  private String changed() {
    return changedClause == null || changedVersion == null
        ? SOME
        : labels.of(changedClause, changedVersion, comment.draftNumber());
  }
}
