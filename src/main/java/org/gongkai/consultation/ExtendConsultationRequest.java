package org.gongkai.consultation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.platform.time.Moment;

/**
 * A later end of a window.
 *
 * @param closesAt later than now and than the present end
 * @param reason public
 */
@Schema(description = "A later end of a window")
public record ExtendConsultationRequest(
    @NotNull @Schema(examples = "2026-04-15") Moment closesAt,
    @NotBlank @Size(max = 500) @Schema(examples = "应多家企业要求，延长征求意见时间。") String reason) {}
