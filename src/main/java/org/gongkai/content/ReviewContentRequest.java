package org.gongkai.content;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A review.
 *
 * @param stage 1 to 3
 * @param gates the gates that the reviewer answers for; all five to pass
 * @param note mandatory to return
 * @param opennessConfirmed whether the reviewer signs the content's openness off; needed to pass
 *     the third review
 */
@Schema(description = "A review")
public record ReviewContentRequest(
    @NotNull @Min(1) @Max(3) @Schema(examples = "1") Integer stage,
    @NotNull ReviewOutcome outcome,
    @NotNull Set<@NotNull Gate> gates,
    @Nullable @Size(max = 1000) @Schema(nullable = true, examples = "第二段的数字请核对。") String note,
    @Nullable @Schema(nullable = true, examples = "true") Boolean opennessConfirmed) {}
