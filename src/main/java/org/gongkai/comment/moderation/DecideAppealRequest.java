package org.gongkai.comment.moderation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The decision on an appeal.
 *
 * @param reason why, for the author; at least 10 characters
 */
@Schema(description = "The decision on an appeal")
public record DecideAppealRequest(
    @NotNull AppealOutcome outcome,
    @NotNull @Size(max = 500) @Schema(examples = "经核实，该电话为公开的服务电话，意见予以公开。") String reason) {}
