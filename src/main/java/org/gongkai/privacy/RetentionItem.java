package org.gongkai.privacy;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One kind of what is deleted.
 *
 * @param days how long it is kept
 * @param before what is older is due
 * @param due rows that the next run would delete
 * @param lastRunAt null before the first run
 * @param lastRunDry whether that run only counted; null likewise
 * @param lastRunRows rows that it deleted, or would have; null likewise
 * @param lastFailure kind of its failure; null when it had none
 * @param deleted rows that all runs deleted
 * @param lastDeletedAt when one deleted something last; null for never
 */
@Schema(description = "One kind of what is deleted when its time is over")
public record RetentionItem(
    RetentionKind kind,
    @Schema(examples = "180") int days,
    Instant before,
    @Schema(examples = "0") long due,
    @Nullable @Schema(nullable = true) Instant lastRunAt,
    @Nullable @Schema(nullable = true) Boolean lastRunDry,
    @Nullable @Schema(nullable = true, examples = "12") Long lastRunRows,
    @Nullable @Schema(nullable = true, examples = "TimeoutException") String lastFailure,
    @Schema(examples = "12") long deleted,
    @Nullable @Schema(nullable = true) Instant lastDeletedAt) {

  static RetentionItem of(
      RetentionKind kind, int days, Instant before, long due, @Nullable RetentionRunEntity run) {
    return run == null
        ? new RetentionItem(kind, days, before, due, null, null, null, null, 0, null)
        : new RetentionItem(
            kind,
            days,
            before,
            due,
            run.ranAt,
            run.dryRun,
            run.found,
            run.failure,
            run.deleted,
            run.lastDeletedAt);
  }
}
