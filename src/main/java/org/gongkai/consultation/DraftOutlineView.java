package org.gongkai.consultation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One version of a draft without its long texts, for a small screen. */
@Schema(description = "One version of a draft without its long texts")
public record DraftOutlineView(
    UUID consultationId,
    @Schema(examples = "1") int version,
    @Schema(examples = "青禾镇生活垃圾分类管理办法") String title,
    @Nullable @Schema(nullable = true, examples = "青禾镇人民政府") String issuer,
    @Nullable @Schema(nullable = true, examples = "2026-03-01") LocalDate issuedOn,
    List<ClauseOutline> clauses) {

  static DraftOutlineView of(DraftEntity draft, List<ClauseEntity> clauses) {
    return new DraftOutlineView(
        draft.consultationId,
        draft.number,
        draft.title,
        draft.issuer,
        draft.issuedOn,
        ClauseOutline.tree(clauses));
  }
}
