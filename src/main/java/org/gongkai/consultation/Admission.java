package org.gongkai.consultation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;
import org.jspecify.annotations.Nullable;

/**
 * What the database's clock says to a comment, see {@code admit_comment} in the migrations. A
 * comment that is let in holds up the feedback report until its transaction ends.
 *
 * @param state OPEN, GRACE for a ticket after the closing, NOT_OPEN or CLOSED
 * @param opensAt null for a consultation without a window
 * @param closesAt null for a consultation without a window
 * @param draftNumber the present version of the draft; null for a consultation without a window
 * @param askedAt on the database's clock
 */
public record Admission(
    String state,
    @Nullable Instant opensAt,
    @Nullable Instant closesAt,
    @Nullable Integer draftNumber,
    Instant askedAt) {

  private static final int COLUMNS = 5;

  /**
   * Reads the five columns of the function.
   *
   * @param from where they begin in the row
   */
  public static Admission of(Object[] row, int from) {
    Object[] columns = Arrays.copyOfRange(row, from, from + COLUMNS);
    return new Admission(
        (String) columns[0],
        instant(columns[1]),
        instant(columns[2]),
        (Integer) columns[3],
        Objects.requireNonNull(instant(columns[4])));
  }

  /**
   * The leave of a comment that is let in.
   *
   * @param asked null for an unknown consultation
   * @param ticketId of the ticket that came with the comment
   * @throws ProblemException {@link ProblemType#CONSULTATION_NOT_FOUND}, {@link
   *     ProblemType#CONSULTATION_NOT_OPEN} or {@link ProblemType#CONSULTATION_CLOSED}
   */
  public static AdmittedComment require(@Nullable Admission asked, @Nullable UUID ticketId) {
    // A consultation without a window is not public yet.
    if (asked == null
        || asked.opensAt == null
        || asked.closesAt == null
        || asked.draftNumber == null) {
      throw new ProblemException(ProblemType.CONSULTATION_NOT_FOUND);
    }
    return switch (asked.state) {
      case "OPEN" -> new AdmittedComment(asked.draftNumber, asked.askedAt, null);
      case "GRACE" -> new AdmittedComment(asked.draftNumber, asked.askedAt, ticketId);
      case "CLOSED" ->
          throw new ProblemException(ProblemType.CONSULTATION_CLOSED, Times.format(asked.closesAt));
      default ->
          throw new ProblemException(
              ProblemType.CONSULTATION_NOT_OPEN, Times.format(asked.opensAt));
    };
  }

  private static @Nullable Instant instant(@Nullable Object column) {
    return column instanceof OffsetDateTime time ? time.toInstant() : (Instant) column;
  }
}
