package org.gongkai.adoption;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on a comment with all that came before it.
 *
 * @param verdict the one that counts; null while none does
 * @param proposal the one that waits for a second person
 * @param history every verdict that was given, proposed, confirmed or rejected, the newest first;
 *     the last 100
 */
@Schema(description = "The verdict on a comment with all that came before it")
public record VerdictDetailView(
    VerdictState state,
    @Nullable @Schema(nullable = true) VerdictView verdict,
    @Nullable @Schema(nullable = true) VerdictView proposal,
    List<Revision> history) {

  /**
   * A verdict as it was given.
   *
   * @param note why it revised a published one; of a rejection, why it was rejected
   * @param by who gave it; of a confirmation the second person, of a rejection who rejected it
   * @param published whether the report was out already
   */
  @Schema(name = "VerdictRevision", description = "A verdict as it was given")
  public record Revision(
      @Schema(examples = "1") int number,
      VerdictState state,
      Outcome outcome,
      @Nullable @Schema(nullable = true, examples = "第十一条已规定公布期限，不再重复。") String reason,
      @Nullable @Schema(nullable = true) UUID clauseId,
      @Nullable @Schema(nullable = true, examples = "2") Integer draftVersion,
      @Nullable @Schema(nullable = true) String individual,
      @Nullable @Schema(nullable = true) UUID groupId,
      @Nullable @Schema(nullable = true, examples = "复核后发现第三条已按该意见修改。") String note,
      @Schema(examples = "staff-1") String by,
      Instant at,
      @Schema(examples = "false") boolean published) {

    static Revision of(VerdictRevisionEntity row) {
      return new Revision(
          row.number,
          row.state,
          row.outcome,
          row.reason,
          row.clauseId,
          row.draftVersion,
          row.individual,
          row.groupId,
          row.note,
          row.givenBy,
          row.givenAt,
          row.published);
    }
  }
}
