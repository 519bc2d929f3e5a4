package org.gongkai.consultation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.platform.time.Moment;
import org.jspecify.annotations.Nullable;

/**
 * The window of a consultation.
 *
 * @param opensAt first instant at which comments are taken, or a day, from whose 0:00 they are; now
 *     when absent
 * @param closesAt first instant at which none is taken any more, or a day, until whose 24:00 they
 *     are
 * @param shortenedReason why the window is shorter than the legal minimum; public
 */
@Schema(description = "The window of a consultation")
public record OpenConsultationRequest(
    @Nullable @Schema(nullable = true, examples = "2026-03-01T00:00:00+08:00") Moment opensAt,
    @NotNull @Schema(examples = "2026-03-31") Moment closesAt,
    @Nullable @Size(max = 500) @Schema(nullable = true, examples = "汛期临近，须在五月前施行。")
        String shortenedReason) {}
