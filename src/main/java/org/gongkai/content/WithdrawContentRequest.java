package org.gongkai.content;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A withdrawal.
 *
 * @param reason public
 */
@Schema(description = "A withdrawal")
public record WithdrawContentRequest(
    @NotBlank @Size(min = 5, max = 500) @Schema(examples = "所依据的办法已经废止。") String reason) {}
