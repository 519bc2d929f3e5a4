package org.gongkai.adoption;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The publication of a feedback report.
 *
 * @param channels where it goes, by channel id
 */
@Schema(description = "The publication of a feedback report")
public record PublishFeedbackRequest(
    @NotEmpty @Size(max = 50) @Schema(examples = "[\"feed\"]")
        Set<@NotNull @NotBlank @Size(max = 40) String> channels) {}
