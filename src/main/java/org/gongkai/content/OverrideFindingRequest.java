package org.gongkai.content;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a finding stays as it is. */
@Schema(description = "Why a finding stays as it is")
public record OverrideFindingRequest(
    @NotBlank
        @Size(min = OverrideFindingRequest.SHORTEST_REASON, max = 500)
        @Schema(examples = "引用的文件原文如此。")
        String reason) {

  static final int SHORTEST_REASON = 5;
}
