package org.gongkai.consultation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One version of a draft as a tree of clauses.
 *
 * @param notice the announcement that came with it
 * @param preamble what stands before the first clause
 * @param issuer issuing unit
 * @param issuedOn date of issue
 */
@Schema(description = "One version of a draft as a tree of clauses")
public record DraftView(
    UUID consultationId,
    @Schema(examples = "1") int version,
    @Schema(examples = "青禾镇生活垃圾分类管理办法") String title,
    @Nullable @Schema(nullable = true) String notice,
    @Nullable @Schema(nullable = true) String preamble,
    @Nullable @Schema(nullable = true, examples = "青禾镇人民政府") String issuer,
    @Nullable @Schema(nullable = true, examples = "2026-03-01") LocalDate issuedOn,
    List<ClauseView> clauses) {

  static DraftView of(DraftEntity draft, List<ClauseEntity> clauses) {
    return new DraftView(
        draft.consultationId,
        draft.number,
        draft.title,
        draft.notice,
        draft.preamble,
        draft.issuer,
        draft.issuedOn,
        ClauseView.tree(clauses));
  }
}
