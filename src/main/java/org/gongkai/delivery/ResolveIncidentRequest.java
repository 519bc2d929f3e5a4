package org.gongkai.delivery;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Says that an incident was dealt with.
 *
 * @param note what was done
 */
@Schema(description = "What was done about an incident")
public record ResolveIncidentRequest(
    @NotBlank @Size(min = 2, max = 500) @Schema(examples = "已联系平台申诉，内容恢复。") String note) {}
