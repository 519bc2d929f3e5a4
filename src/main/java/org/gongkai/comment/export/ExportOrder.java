package org.gongkai.comment.export;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.gongkai.comment.CommentSource;
import org.gongkai.comment.CommentStatus;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.table.TableFormat;
import org.gongkai.platform.web.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * An export that may be made.
 *
 * @param purpose what it is for, 5 to 500 characters
 * @param personal whether names and telephone numbers are in it
 * @param after the comment behind which it begins; null for the first
 */
record ExportOrder(
    UUID consultationId,
    TableFormat format,
    String purpose,
    boolean personal,
    Filter filter,
    @Nullable UUID after) {

  private static final int MIN_PURPOSE = 5;

  /** As the audit trail holds it. */
  private static final int MAX_PURPOSE = 500;

  /** Which comments; null for all. */
  record Filter(
      @Nullable CommentStatus status, @Nullable CommentSource source, @Nullable UUID clauseId) {}

  /**
   * Checks what was asked for.
   *
   * @param mayBePersonal whether the caller may have personal data
   * @throws ProblemException {@link ProblemType#PURPOSE_REQUIRED}, {@link
   *     ProblemType#INVALID_CURSOR} or {@link ProblemType#FORBIDDEN}
   */
  static ExportOrder of(
      UUID consultationId, TableFormat format, ExportQuery query, boolean mayBePersonal) {
    String purpose = purpose(query.purpose);
    UUID after = Cursor.read(query.cursor);
    boolean personal = Boolean.TRUE.equals(query.personal);
    if (personal && !mayBePersonal) {
      throw new ProblemException(ProblemType.FORBIDDEN);
    }
    Filter filter = new Filter(query.status, query.source, query.clauseId);
    return new ExportOrder(consultationId, format, purpose, personal, filter, after);
  }

  /** What the audit trail keeps beside the purpose. */
  Map<String, Object> detail() {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("format", format.name());
    detail.put("personal", personal);
    putUnlessNull(detail, "status", filter.status());
    putUnlessNull(detail, "source", filter.source());
    putUnlessNull(detail, "clauseId", filter.clauseId());
    putUnlessNull(detail, "after", after);
    return detail;
  }

  private static void putUnlessNull(
      Map<String, Object> detail, String name, @Nullable Object value) {
    if (value != null) {
      detail.put(name, value.toString());
    }
  }

  private static String purpose(@Nullable String given) {
    String purpose = given == null ? "" : given.strip();
    int length = purpose.codePointCount(0, purpose.length());
    boolean controls = purpose.chars().anyMatch(Character::isISOControl);
    if (length < MIN_PURPOSE || length > MAX_PURPOSE || controls) {
      throw new ProblemException(ProblemType.PURPOSE_REQUIRED, MIN_PURPOSE, MAX_PURPOSE);
    }
    return purpose;
  }
}
