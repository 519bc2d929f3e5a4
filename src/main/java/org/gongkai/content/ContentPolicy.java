package org.gongkai.content;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.problem.Violation;
import org.jspecify.annotations.Nullable;

/** What a content needs by its type, and when it may be written. */
final class ContentPolicy {

  private static final int SHORTEST_GROUND = 5;
  private static final int SHORTEST_NOTE = 5;

  private ContentPolicy() {}

  /** What a version lacks, or has and its type does not. */
  static List<Violation> violations(ContentType type, ContentVersionEntity version, Instant now) {
    List<Violation> found = new ArrayList<>();
    requireOpenness(version, found);
    requireFields(type, version, found);
    refuse(found, type != ContentType.INTERPRETATION, "interprets", version.interprets);
    boolean announces = type == ContentType.CONSULTATION_NOTICE;
    refuse(found, !announces, "consultationId", version.consultationId);
    refuse(found, type != ContentType.GAZETTE, "issue", version.issue);
    Instant expiry = version.expiresAt;
    if (expiry != null && !expiry.isAfter(now)) {
      found.add(body("expiresAt", "须晚于当前时间"));
    }
    return found;
  }

  private static void requireOpenness(ContentVersionEntity version, List<Violation> found) {
    String ground = version.opennessGround;
    if (version.openness != Openness.PROACTIVE
        && (ground == null || ground.length() < SHORTEST_GROUND)) {
      found.add(body("opennessGround", "不主动公开的，须说明理由，不少于 " + SHORTEST_GROUND + " 个字"));
    }
  }

  private static void requireFields(
      ContentType type, ContentVersionEntity version, List<Violation> found) {
    switch (type) {
      case POLICY -> {
        require(found, "documentNumber", version.documentNumber);
        require(found, "generatedOn", version.generatedOn);
      }
      case INTERPRETATION -> require(found, "interprets", version.interprets);
      case CONSULTATION_NOTICE -> require(found, "consultationId", version.consultationId);
      case GAZETTE -> require(found, "issue", version.issue);
      case NOTICE, FEEDBACK_REPORT -> {}
    }
  }

  private static void require(List<Violation> found, String field, @Nullable Object value) {
    if (value == null) {
      found.add(body(field, "该类型的内容必须填写"));
    }
  }

  private static void refuse(
      List<Violation> found, boolean isForeign, String field, @Nullable Object value) {
    if (isForeign && value != null) {
      found.add(body(field, "该类型的内容不填写此项"));
    }
  }

  /**
   * What readers have seen a content to be about stays.
   *
   * @param before the version before
   */
  static List<Violation> subjectViolations(
      ContentEntity content, ContentVersionEntity before, ContentVersionEntity next) {
    List<Violation> found = new ArrayList<>();
    if (content.published != null) {
      if (!Objects.equals(before.interprets, next.interprets)) {
        found.add(body("interprets", "发布之后不能更改"));
      }
      if (!Objects.equals(before.consultationId, next.consultationId)) {
        found.add(body("consultationId", "发布之后不能更改"));
      }
    }
    return found;
  }

  /** What is wrong with the public note of a correction. */
  static List<Violation> noteViolations(String note) {
    return note.length() < SHORTEST_NOTE
        ? List.of(body("note", "须说明更正内容，不少于 " + SHORTEST_NOTE + " 个字"))
        : List.of();
  }

  /**
   * Refuses a content that is not written by editors, or not in one of some states.
   *
   * @throws ProblemException {@link ProblemType#CONTENT_DERIVED} or {@link
   *     ProblemType#CONTENT_STATE_FORBIDS}
   */
  static void requireState(ContentEntity content, ContentState... states) {
    requireWritten(content.type);
    if (!Arrays.asList(states).contains(content.state)) {
      throw new ProblemException(ProblemType.CONTENT_STATE_FORBIDS, content.state);
    }
  }

  /**
   * Refuses a type that is made by the system.
   *
   * @throws ProblemException {@link ProblemType#CONTENT_DERIVED}
   */
  static void requireWritten(ContentType type) {
    if (type == ContentType.FEEDBACK_REPORT) {
      throw new ProblemException(ProblemType.CONTENT_DERIVED);
    }
  }

  /**
   * Refuses what has violations.
   *
   * @throws ProblemException {@link ProblemType#CONTENT_INVALID}
   */
  static void requireNone(List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw new ProblemException(ProblemType.CONTENT_INVALID).withViolations(violations);
    }
  }

  /** Address of what a content is about, below the API's root; null when it is about itself. */
  static @Nullable String subjectPath(ContentVersionEntity version) {
    if (version.consultationId != null) {
      return "/v1/consultations/" + version.consultationId;
    }
    return version.interprets == null ? null : "/v1/notices/" + version.interprets;
  }

  /** Whether two versions say the same. */
  static boolean isSame(ContentVersionEntity one, ContentVersionEntity other) {
    return written(one).equals(written(other));
  }

  private static List<@Nullable Object> written(ContentVersionEntity version) {
    return Arrays.asList(
        version.column,
        version.title,
        version.summary,
        version.body,
        version.unit,
        version.attachments,
        version.channels,
        version.openness,
        version.opennessGround,
        version.audience,
        version.documentNumber,
        version.generatedOn,
        version.effectiveOn,
        version.issue,
        version.interprets,
        version.consultationId,
        version.expiresAt);
  }

  /** A violation of a field of the body. */
  static Violation body(String field, String message) {
    return new Violation("body", field, message);
  }
}
