package org.gongkai.decision;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Takes a published stage back.
 *
 * @param reason why; public
 */
@Schema(description = "Takes a published stage back")
public record WithdrawStageRequest(
    @NotBlank @Size(max = 500) @Schema(examples = "会议纪要尚待核定。") String reason) {}
