package org.gongkai.comment;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A filter as a condition on comments {@code c} with its parameters. */
final class CommentCriteria {

  private static final String STANDING = "c.status <> WITHDRAWN";

  /** Neither answered nor withdrawn; as the partial indices have it. */
  private static final String UNANSWERED = "c.outcome is null and " + STANDING;

  private static final String OVERDUE = UNANSWERED + " and c.dueOn < :today";

  /** Bounded from both sides and not equal, for the order of {@link CommentRepository}'s pages. */
  private final StringBuilder condition =
      new StringBuilder("c.consultationId between :consultation and :consultation");

  private final Map<String, Object> parameters = new HashMap<>();

  private CommentCriteria(UUID consultationId) {
    parameters.put("consultation", consultationId);
  }

  /**
   * The comments of a consultation that a filter lets through.
   *
   * @param me who asks
   * @param today the day in China, by which a comment is overdue
   */
  static CommentCriteria of(UUID consultationId, CommentFilter filter, String me, LocalDate today) {
    CommentCriteria criteria = new CommentCriteria(consultationId);
    criteria.equal("status", filter.status);
    criteria.equal("source", filter.source);
    criteria.equal("respondentType", filter.respondentType);
    criteria.equal("clauseId", CommentFilter.id(filter.clauseId));
    criteria.equal("groupId", CommentFilter.id(filter.groupId));
    criteria.equal("handler", CommentFilter.ME.equals(filter.handler) ? me : filter.handler);
    criteria.whether("c.late", CommentFilter.flag(filter.late));
    criteria.whether("c.selected", CommentFilter.flag(filter.selected));
    criteria.whether("c.clauseId is null", CommentFilter.flag(filter.whole));
    criteria.sorted(filter.commentClass);
    criteria.answered(filter.verdict);
    criteria.overdue(CommentFilter.flag(filter.overdue), today);
    criteria.holding(filter.text());
    return criteria;
  }

  /** HQL about {@code c}. */
  String condition() {
    return condition.toString();
  }

  /** What the condition's names stand for. */
  Map<String, Object> parameters() {
    return parameters;
  }

  private void and(String further) {
    condition.append(" and ").append(further);
  }

  private void equal(String field, @Nullable Object value) {
    if (value != null) {
      and("c." + field + " = :" + field);
      parameters.put(field, value);
    }
  }

  private void whether(String fact, @Nullable Boolean holds) {
    if (holds != null) {
      and(holds ? fact : "not (" + fact + ")");
    }
  }

  private void sorted(@Nullable ClassState state) {
    if (state == ClassState.UNCLASSIFIED) {
      and("c.commentClass is null");
    } else if (state != null) {
      equal("commentClass", state.commentClass());
    }
  }

  /**
   * A withdrawn comment needs no answer, and is not one that lacks it; an answer that it had before
   * is in no report, and not counted here either.
   */
  private void answered(@Nullable AnswerState verdict) {
    if (verdict == AnswerState.NONE) {
      and(UNANSWERED);
    } else if (verdict != null) {
      equal("outcome", verdict.name());
      and(STANDING);
    }
  }

  private void overdue(@Nullable Boolean wanted, LocalDate today) {
    if (wanted != null) {
      and(wanted ? OVERDUE : "(c.dueOn is null or not (" + OVERDUE + "))");
      parameters.put("today", today);
    }
  }

  /**
   * A text in any case. A position is asked for and no pattern, so that nothing in it has a meaning
   * of its own; and only what has cases is compared without them, which takes several times longer.
   */
  private void holding(@Nullable String text) {
    if (text == null) {
      return;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    boolean hasCases = !lower.equals(text.toUpperCase(Locale.ROOT));
    and("locate(:text, " + (hasCases ? "lower(c.text)" : "c.text") + ") > 0");
    parameters.put("text", hasCases ? lower : text);
  }
}
