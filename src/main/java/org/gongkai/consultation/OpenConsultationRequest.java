package org.gongkai.consultation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The window of a consultation.
 *
 * @param opensAt first instant at which comments are taken; now when absent
 * @param closesAt first instant at which none is taken any more
 * @param shortenedReason why the window is shorter than 30 days; public
 */
@Schema(description = "The window of a consultation")
public record OpenConsultationRequest(
    @Nullable @Schema(nullable = true, examples = "2026-03-01T00:00:00+08:00") Instant opensAt,
    @NotNull @Schema(examples = "2026-04-01T00:00:00+08:00") Instant closesAt,
    @Nullable @Size(max = 500) @Schema(nullable = true, examples = "汛期临近，须在五月前施行。")
        String shortenedReason) {}
