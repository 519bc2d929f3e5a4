package org.gongkai.adoption;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Drops a proposed verdict.
 *
 * @param reason why, at least 10 characters; for officers only
 */
@Schema(description = "Drops a proposed verdict")
public record RejectVerdictRequest(
    @NotNull @Size(max = 500) @Schema(examples = "所引条款有误，请核对后重新提出。") String reason) {}
