package org.gongkai.comment.export;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.gongkai.comment.Receipts;
import org.jspecify.annotations.Nullable;

/**
 * One comment as it stands when its page is read. Words of enumerations are those of the API.
 *
 * @param number in the feedback report; null before it is published and for a withdrawn comment
 * @param sealedName name as it is stored, encrypted
 * @param sealedPhone telephone number as it is stored, encrypted
 */
record ExportRow(
    UUID id,
    String receipt,
    @Nullable Integer number,
    String source,
    @Nullable LocalDate receivedOn,
    Instant submittedAt,
    boolean late,
    String respondentType,
    String respondent,
    @Nullable String sealedName,
    @Nullable String sealedPhone,
    @Nullable String clause,
    int draftVersion,
    String text,
    String publicText,
    boolean publishConsent,
    String status,
    @Nullable String statusReason,
    @Nullable String commentClass,
    @Nullable String handlingUnit,
    @Nullable UUID groupId,
    @Nullable String outcome,
    @Nullable String reason,
    @Nullable String changedClause) {

  /** Reads a row of {@link ExportRepository}, in the order of its columns. */
  static ExportRow of(Object[] row) {
    return new ExportRow(
        (UUID) row[0],
        Receipts.format((String) row[1]),
        (Integer) row[2],
        (String) row[3],
        (LocalDate) row[4],
        ((OffsetDateTime) row[5]).toInstant(),
        (Boolean) row[6],
        (String) row[7],
        (String) row[8],
        (String) row[9],
        (String) row[10],
        (String) row[11],
        (Integer) row[12],
        (String) row[13],
        (String) row[14],
        (Boolean) row[15],
        (String) row[16],
        (String) row[17],
        (String) row[18],
        (String) row[19],
        (UUID) row[20],
        (String) row[21],
        (String) row[22],
        (String) row[23]);
  }
}
