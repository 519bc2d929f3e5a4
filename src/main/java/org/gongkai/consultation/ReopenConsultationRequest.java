package org.gongkai.consultation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.platform.time.Moment;
import org.jspecify.annotations.Nullable;

/**
 * A new window after the end of the last one.
 *
 * @param opensAt now when absent
 * @param reason public
 */
@Schema(description = "A new window after the end of the last one")
public record ReopenConsultationRequest(
    @Nullable @Schema(nullable = true, examples = "2026-05-06") Moment opensAt,
    @NotNull @Schema(examples = "2026-05-20") Moment closesAt,
    @NotBlank @Size(max = 500) @Schema(examples = "修改稿有重大调整，再次听取意见。") String reason) {}
