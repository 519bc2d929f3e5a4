package org.gongkai.comment.export;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.audit.AuditEntryView;
import org.jspecify.annotations.Nullable;

/**
 * What became of an export.
 *
 * @param rows how many rows the whole file has, without its heading; null unless complete
 * @param sha256 of the NDJSON file of the same rows, in lower-case hex; null unless complete
 */
@Schema(description = "What became of an export")
public record ExportView(
    UUID id,
    UUID consultationId,
    @Schema(examples = "CSV") String format,
    boolean personal,
    State state,
    Instant startedAt,
    @Nullable @Schema(nullable = true) Instant endedAt,
    @Nullable @Schema(nullable = true, examples = "1024") Long rows,
    @Nullable
        @Schema(
            nullable = true,
            description = "SHA-256 of the NDJSON file of the same rows",
            examples = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        String sha256) {

  /** How far an export came. */
  public enum State {
    /** Under way; or cut off with the server that made it. */
    STARTED,
    /** Handed over to its last byte. */
    COMPLETE,
    /** Ended before its last byte: the client went away, or the server failed. */
    BROKEN_OFF
  }

  static ExportView of(AuditEntryView begun, @Nullable AuditEntryView end) {
    State state = state(end);
    Map<String, Object> held = end == null || state != State.COMPLETE ? Map.of() : end.detail();
    return new ExportView(
        begun.id(),
        begun.subjectId(),
        String.valueOf(begun.detail().get("format")),
        Boolean.TRUE.equals(begun.detail().get("personal")),
        state,
        begun.at(),
        end == null ? null : end.at(),
        held.get("rows") instanceof Number rows ? rows.longValue() : null,
        held.get("sha256") instanceof String sha256 ? sha256 : null);
  }

  private static State state(@Nullable AuditEntryView end) {
    if (end == null) {
      return State.STARTED;
    }
    return end.action().equals(ExportService.COMPLETE) ? State.COMPLETE : State.BROKEN_OFF;
  }
}
