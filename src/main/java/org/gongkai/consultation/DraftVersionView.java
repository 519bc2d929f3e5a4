package org.gongkai.consultation;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A version of a draft in a list.
 *
 * @param edition which one it was to come out, from 1; null when it is not public
 * @param publishedAt null when it is not public
 * @param basedOn the version that was public when it was imported, whose clauses it goes on; null
 *     for none
 */
@Schema(description = "A version of a draft in a list")
public record DraftVersionView(
    UUID consultationId,
    @Schema(examples = "2") int version,
    @Nullable @Schema(nullable = true, examples = "2") Integer edition,
    @Schema(examples = "青禾镇生活垃圾分类管理办法") String title,
    @Nullable @Schema(nullable = true, examples = "1") Integer basedOn,
    @Nullable @Schema(nullable = true) Instant publishedAt) {

  /** A row of {@link DraftRepository#versions}. */
  static DraftVersionView of(UUID consultationId, Object[] row) {
    return new DraftVersionView(
        consultationId,
        (Integer) row[0],
        (Integer) row[3],
        (String) row[1],
        (Integer) row[2],
        (Instant) row[4]);
  }
}
