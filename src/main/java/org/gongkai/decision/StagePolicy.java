package org.gongkai.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.problem.Violation;
import org.jspecify.annotations.Nullable;

/** What a stage must say, and what may happen to one that is public. */
final class StagePolicy {

  /** What RFC 3986 allows behind the host, without the quotation mark. */
  private static final String REST = "[A-Za-z0-9._~:/?#@!$&()*+,;=%-]*";

  /**
   * Addresses that a dossier may link: http and https with a plain host, without a user's name
   * before it, and public paths of this API. Everything else, such as {@code javascript:}, would
   * run in the reader's hands.
   */
  static final String HREF =
      "^(https?://[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?([/?#]"
          + REST
          + ")?|/(v1/(?!admin/)|feeds/)"
          + REST
          + ")$";

  private StagePolicy() {}

  /**
   * @param today the present day in China
   * @throws ProblemException {@link ProblemType#STAGE_INVALID} naming each field that is missing or
   *     is not one of this stage's; {@link ProblemType#INVALID_REQUEST} for a day that must be a
   *     mistake
   */
  static void require(StageRequest request, LocalDate today) {
    DecisionPolicy.requireNear("occurredOn", request.occurredOn());
    DecisionPolicy.requireNear("dueOn", request.dueOn());
    List<Violation> violations = new ArrayList<>();
    if (isBlank(request.text()) && isBlank(request.href())) {
      violations.add(violation("text", "a text or an address is needed"));
    }
    if (request.stage() == Stage.RESULT && request.occurredOn().isAfter(today)) {
      violations.add(violation("occurredOn", "a result lies not in the future"));
    }
    if (request.stage() != Stage.MEETING && !isBlank(request.observers())) {
      violations.add(violation("observers", "only of a meeting"));
    }
    if (request.stage() != Stage.MILESTONE && request.dueOn() != null) {
      violations.add(violation("dueOn", "only of a milestone"));
    }
    if (request.stage() != Stage.MILESTONE && request.state() != null) {
      violations.add(violation("state", "only of a milestone"));
    }
    refuse(violations);
  }

  /**
   * Readers learn what a correction corrects.
   *
   * @throws ProblemException {@link ProblemType#CORRECTION_NOTE_REQUIRED} for a published stage
   *     without a note, {@link ProblemType#STAGE_INVALID} for a note on what nobody has read
   */
  static void requireNote(boolean isPublished, @Nullable String note) {
    if (isPublished && isBlank(note)) {
      throw new ProblemException(ProblemType.CORRECTION_NOTE_REQUIRED);
    }
    if (!isPublished && !isBlank(note)) {
      refuse(List.of(violation("correctionNote", "nothing is published yet")));
    }
  }

  /**
   * @throws ProblemException {@link ProblemType#STAGE_PUBLISHED}, of a withdrawn one too
   */
  static void requireUnpublished(DecisionStageEntity stage) {
    if (stage.publishedAt != null) {
      throw new ProblemException(ProblemType.STAGE_PUBLISHED);
    }
  }

  /**
   * @throws ProblemException {@link ProblemType#STAGE_NOT_PUBLISHED}
   */
  static void requirePublished(DecisionStageEntity stage) {
    if (stage.publishedAt == null) {
      throw new ProblemException(ProblemType.STAGE_NOT_PUBLISHED);
    }
  }

  /**
   * @throws ProblemException {@link ProblemType#STAGE_WITHDRAWN}
   */
  static void requireStanding(DecisionStageEntity stage) {
    if (stage.withdrawnAt != null) {
      throw new ProblemException(ProblemType.STAGE_WITHDRAWN);
    }
  }

  private static void refuse(List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw new ProblemException(ProblemType.STAGE_INVALID).withViolations(violations);
    }
  }

  private static Violation violation(String field, String message) {
    return new Violation("body", field, message);
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
