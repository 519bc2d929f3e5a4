package org.gongkai.link;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A link that is wanted.
 *
 * @param days how long it works
 */
@Schema(description = "A link that is wanted")
public record CreateLinkRequest(
    @NotNull @Schema(examples = "CONSULTATION") LinkTarget target,
    @NotNull UUID id,
    @Min(1) @Max(30) @Schema(examples = "30") int days) {}
