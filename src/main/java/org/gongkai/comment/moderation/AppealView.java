package org.gongkai.comment.moderation;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An appeal as its author sees it. Names nobody who decided.
 *
 * @param outcome null until it is decided
 * @param reason why it was decided so
 */
@Schema(name = "Appeal", description = "An appeal against the hiding of a comment")
public record AppealView(
    AppealState state,
    @Schema(examples = "意见中的电话是本单位公开的服务电话，不是个人信息。") String text,
    Instant madeAt,
    @Nullable @Schema(nullable = true) AppealOutcome outcome,
    @Nullable @Schema(nullable = true, examples = "经核实，该电话为公开的服务电话，意见予以公开。") String reason,
    @Nullable @Schema(nullable = true) Instant decidedAt) {

  static AppealView of(AppealEntity appeal) {
    return new AppealView(
        appeal.isOpen() ? AppealState.OPEN : AppealState.DECIDED,
        appeal.text,
        appeal.madeAt,
        appeal.outcome,
        appeal.reason,
        appeal.decidedAt);
  }
}
