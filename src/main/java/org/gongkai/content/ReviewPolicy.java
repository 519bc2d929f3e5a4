package org.gongkai.content;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.problem.Violation;

/**
 * 三审: three different persons, none of whom wrote any of it, one after the other, each at five
 * gates (大连市 2022 年政务公开工作要点: 坚持“三审”制度，严把保密关、政治关、法律关、政策关、文字关).
 */
final class ReviewPolicy {

  /** How many reviews a content passes. */
  static final int STAGES = 3;

  private static final int SHORTEST_NOTE = 2;

  private ReviewPolicy() {}

  /**
   * Refuses a review that may not be made now, or not by this person.
   *
   * @param made the reviews of the present round
   * @param authors everyone who wrote a version of the content
   * @throws ProblemException {@link ProblemType#REVIEW_STAGE_WRONG}, {@link
   *     ProblemType#REVIEWER_NOT_INDEPENDENT} or {@link ProblemType#CONTENT_INVALID}
   */
  static void require(
      ReviewContentRequest request,
      List<ContentReviewEntity> made,
      Collection<String> authors,
      String by) {
    int next = made.size() + 1;
    if (request.stage() != next) {
      throw new ProblemException(ProblemType.REVIEW_STAGE_WRONG, next);
    }
    boolean reviewed = made.stream().anyMatch(review -> review.reviewer.equals(by));
    if (reviewed || authors.contains(by)) {
      throw new ProblemException(ProblemType.REVIEWER_NOT_INDEPENDENT);
    }
    ContentPolicy.requireNone(violations(request));
  }

  private static List<Violation> violations(ReviewContentRequest request) {
    List<Violation> found = new ArrayList<>();
    if (request.outcome() == ReviewOutcome.RETURNED) {
      String note = request.note();
      if (note == null || note.strip().length() < SHORTEST_NOTE) {
        found.add(ContentPolicy.body("note", "退回须说明理由"));
      }
      return found;
    }
    Set<Gate> missing = EnumSet.allOf(Gate.class);
    missing.removeAll(request.gates());
    if (!missing.isEmpty()) {
      found.add(ContentPolicy.body("gates", "五关须逐项确认，缺少 " + missing));
    }
    if (request.stage() == STAGES && !Boolean.TRUE.equals(request.opennessConfirmed())) {
      found.add(ContentPolicy.body("opennessConfirmed", "三审须确认公开属性"));
    }
    return found;
  }

  /** The gates in their order, with commas. */
  static String names(Set<Gate> gates) {
    return Arrays.stream(Gate.values())
        .filter(gates::contains)
        .map(Gate::name)
        .collect(Collectors.joining(","));
  }

  /** How far the content is after a review. */
  static ContentState after(ReviewContentRequest request) {
    if (request.outcome() == ReviewOutcome.RETURNED) {
      return ContentState.DRAFT;
    }
    return request.stage() == STAGES ? ContentState.APPROVED : ContentState.IN_REVIEW;
  }
}
